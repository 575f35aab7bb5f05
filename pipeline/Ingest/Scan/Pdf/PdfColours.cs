using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Colors;

namespace Ingest.Scan;

/// <summary>Colour spaces of scanned images that mean the same outside a PDF.</summary>
internal static class PdfColours
{
    /// <summary>1 for grey, 3 for RGB, 0 for everything that must be rendered (CMYK, Lab, separations, palettes).</summary>
    public static int Channels(ColorSpaceDetails? colours) => colours switch
    {
        DeviceGrayColorSpaceDetails or CalGrayColorSpaceDetails => 1,
        DeviceRgbColorSpaceDetails or CalRGBColorSpaceDetails => 3,
        ICCBasedColorSpaceDetails { NumberOfColorComponents: 1 or 3 } icc => icc.NumberOfColorComponents,
        _ => 0,
    };

    /// <summary>True for a 1-bit image with black and white exchanged, null for a decode array that means something else.</summary>
    public static bool? IsInverted(IPdfImage image)
    {
        var decode = image.Decode;
        if (decode.Count == 0 || decode.Where((_, i) => i % 2 == 0).All(v => v == 0) && decode.Where((_, i) => i % 2 == 1).All(v => v == 1))
            return false;
        return image.BitsPerComponent == 1 && decode is [1, 0] ? true : null;
    }

    /// <summary>A palette of 1-bit images that is only black and white: 0 = black first, 1 = white first, null otherwise.</summary>
    public static bool? IsWhiteFirst(ColorSpaceDetails? colours)
    {
        if (colours is not IndexedColorSpaceDetails { HiVal: 1 } indexed || Channels(indexed.BaseColorSpace) is not (> 0 and var channels))
            return null;
        var table = indexed.ColorTable;
        if (table.Length < channels * 2)
            return null;
        var first = table.Slice(0, channels);
        var second = table.Slice(channels, channels);
        return All(first, 0) && All(second, 255) ? false : All(first, 255) && All(second, 0) ? true : null;
    }

    private static bool All(ReadOnlySpan<byte> bytes, byte value) => bytes.IndexOfAnyExcept(value) < 0;
}
