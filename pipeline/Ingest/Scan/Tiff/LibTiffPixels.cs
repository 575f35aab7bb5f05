using System.Buffers.Binary;
using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Scan;

/// <summary>Decodes the first page of a TIFF with LibTiff.NET: slower than Leptonica, but it knows nearly every kind.</summary>
internal static class LibTiffPixels
{
    static LibTiffPixels() => ListeningStream.Install();

    /// <exception cref="ScanException">Not even LibTiff.NET can read it.</exception>
    public static Pix Decode(ReadOnlyMemory<byte> tiff, PageImage image)
    {
        Pix? pixels = null;
        // As a task, because a hostile file makes the library fail in ways it does not document.
        var decoding = new Task(() => pixels = Pixels(tiff, image));
        decoding.RunSynchronously(TaskScheduler.Default);
        return pixels ?? throw new ScanException(IssueCodes.PageUndecodable, $"The TIFF page ({TiffKind.Of(tiff)}) is damaged or of a kind that cannot be decoded.", decoding.Exception?.InnerException);
    }

    private static Pix? Pixels(ReadOnlyMemory<byte> bytes, PageImage image)
    {
        bytes = CompleteTiff.Of(bytes);
        using var stream = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
        using var tiff = BitMiracle.LibTiff.Classic.Tiff.ClientOpen("page", "r", stream, new TiffStream());
        var (width, height) = (image.Width, image.Height);
        if (tiff is null || tiff.GetField(TiffTag_Width)?[0].ToInt() != width || tiff.GetField(TiffTag_Height)?[0].ToInt() != height)
            return null;
        if (GreyTiff.Of(bytes) is { Bits: 16 } grey)
            return LibTiffGrey.Decode(tiff, width, height, grey.MinIsWhite);
        var raster = new int[checked(width * height)];
        if (!tiff.ReadRGBAImageOriented(width, height, raster, Orientation.TOPLEFT, stopOnError: true))
            return null;
        return image.BitsPerPixel == 1 ? Bilevel(raster, image) : Colour(raster, image);
    }

    private const BitMiracle.LibTiff.Classic.TiffTag TiffTag_Width = BitMiracle.LibTiff.Classic.TiffTag.IMAGEWIDTH;
    private const BitMiracle.LibTiff.Classic.TiffTag TiffTag_Height = BitMiracle.LibTiff.Classic.TiffTag.IMAGELENGTH;

    private static Pix Bilevel(int[] raster, PageImage image)
    {
        using var colour = Colour(raster, image);
        using var grey = colour.ToGrey();
        return grey.Threshold(128);
    }

    private static Pix Colour(int[] raster, PageImage image)
    {
        var pix = Pix.Create(image.Width, image.Height, 32);
        var words = pix.Words;
        // The raster is ABGR with red lowest, Leptonica's word RGBA with red highest: the bytes are only reversed.
        for (var i = 0; i < raster.Length; i++)
            words[i] = OnWhite(BinaryPrimitives.ReverseEndianness((uint)raster[i]));
        return pix;
    }

    /// <summary>LibTiff multiplies colours by their alpha already: white shows through by what is missing.</summary>
    private static uint OnWhite(uint rgba)
    {
        var missing = 255 - (rgba & 0xFF);
        if (missing == 0)
            return rgba;
        var red = Math.Min(255, (rgba >> 24) + missing);
        var green = Math.Min(255, ((rgba >> 16) & 0xFF) + missing);
        var blue = Math.Min(255, ((rgba >> 8) & 0xFF) + missing);
        return (red << 24) | (green << 16) | (blue << 8) | 0xFF;
    }
}
