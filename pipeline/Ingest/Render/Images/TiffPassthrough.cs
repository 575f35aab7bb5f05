using System.Globalization;

namespace Ingest.Render.Images;

/// <summary>Takes pages of a TIFF that are one G4 strip or one JPEG as they are; the rest has to be decoded.</summary>
internal static class TiffPassthrough
{
    private const int G4 = 4;
    private const int Jpeg = 7;
    private const int MinIsBlack = 1;
    private const int LowBitFirst = 2;

    public static bool TryTake(TiffDirectory tiff, out EmbeddedImage image)
    {
        image = new(0, 0, 1, 1, "", default);
        var offsets = tiff.Values(TiffTag.StripOffsets);
        var counts = tiff.Values(TiffTag.StripByteCounts);
        if (offsets.Count != 1 || counts.Count != 1 || tiff.Has(TiffTag.TileWidth) || tiff.Has(TiffTag.ExtraSamples))
            return false;
        var strip = tiff.Slice(offsets[0], counts[0]);
        if (strip.IsEmpty)
            return false;
        return tiff.Value(TiffTag.Compression, 1) switch
        {
            G4 => TryG4(tiff, strip, out image),
            Jpeg => TryJpeg(tiff, strip, out image),
            _ => false,
        };
    }

    private static bool TryG4(TiffDirectory tiff, ReadOnlyMemory<byte> strip, out EmbeddedImage image)
    {
        var width = tiff.Value(TiffTag.Width, 0);
        var height = tiff.Value(TiffTag.Length, 0);
        var photometric = tiff.Value(TiffTag.Photometric, 0);
        var fillOrder = tiff.Value(TiffTag.FillOrder, 1);
        image = G4Image(width, height, photometric == MinIsBlack, fillOrder == LowBitFirst ? BitOrder.Reverse(strip.Span) : strip);
        return width is > 0 and < int.MaxValue && height is > 0 and < int.MaxValue && photometric is 0 or MinIsBlack
            && fillOrder is 1 or LowBitFirst && tiff.Value(TiffTag.BitsPerSample, 1) == 1
            && tiff.Value(TiffTag.SamplesPerPixel, 1) == 1
            // bit 1: uncompressed mode, which PDF's filter does not know
            && tiff.Value(TiffTag.T6Options, 0) == 0;
    }

    private static EmbeddedImage G4Image(long width, long height, bool blackIsOne, ReadOnlyMemory<byte> bytes) =>
        new((int)Math.Clamp(width, 0, int.MaxValue), (int)Math.Clamp(height, 0, int.MaxValue), 1, 1, "CCITTFaxDecode", bytes)
        {
            DecodeParameters = string.Create(CultureInfo.InvariantCulture, $"/K -1 /Columns {width} /Rows {height}{(blackIsOne ? " /BlackIs1 true" : "")}"),
            PassedThrough = true,
        };

    private static bool TryJpeg(TiffDirectory tiff, ReadOnlyMemory<byte> strip, out EmbeddedImage image)
    {
        image = new(0, 0, 1, 8, "", default);
        var photometric = tiff.Value(TiffTag.Photometric, -1);
        if (!JpegInTiff.TryMerge(tiff.Bytes(TiffTag.JpegTables), strip, photometric, out var jpeg)
            || !JpegHeader.TryRead(jpeg.Span, out var header) || !header.FitsPdf
            || header.Width != tiff.Value(TiffTag.Width, 0) || header.Height != tiff.Value(TiffTag.Length, 0))
            return false;
        image = new(header.Width, header.Height, header.Components, 8, "DCTDecode", jpeg) { PassedThrough = true };
        return true;
    }
}
