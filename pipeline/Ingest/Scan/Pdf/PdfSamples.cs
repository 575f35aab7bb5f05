using Ingest.Model;
using UglyToad.PdfPig.Content;

namespace Ingest.Scan;

/// <summary>
/// Puts a losslessly coded sample stream of a PDF, byte for byte, into a one-page TIFF, or into a PNG where it uses PNG predictors:
/// recompressing would tie the page's digest to a version of zlib.
/// </summary>
internal static class PdfSamples
{
    public static PdfWrapped? Wrap(IPdfImage image, PdfObjects objects, PdfPlacement placement)
    {
        var bits = image.BitsPerComponent;
        var channels = PdfColours.Channels(image.ColorSpaceDetails);
        var inverted = PdfColours.IsInverted(image);
        if (channels == 0 && bits == 1 && PdfColours.IsWhiteFirst(image.ColorSpaceDetails) is { } whiteFirst && inverted is false)
            (channels, inverted) = (1, whiteFirst);
        if (channels == 0 || inverted is null || bits is not (1 or 8) || (bits == 1 && channels != 1))
            return null;
        var filter = objects.OnlyFilter(image.ImageDictionary);
        var parameters = objects.FilterParameters(image.ImageDictionary);
        var predictor = (int)objects.Number(parameters, "Predictor", 1);
        var rowBytes = ((image.WidthInSamples * (long)channels * bits) + 7) / 8;
        var depth = bits == 1 ? 1 : channels * 8;
        var raw = image.RawMemory.ToArray();
        if (predictor >= 10)
            return filter == "FlateDecode" && inverted == false && Matches(objects, parameters, image, channels, bits) && Inflates(raw, (rowBytes + 1) * image.HeightInSamples)
                ? new(PngFile.Wrap(raw, image.WidthInSamples, image.HeightInSamples, bits, channels, placement), ImageCoding.Png, depth)
                : null;
        var compression = filter switch
        {
            "" when predictor == 1 && raw.Length >= rowBytes * image.HeightInSamples => 1,
            "LZWDecode" when objects.Number(parameters, "EarlyChange", 1) == 1 => 5,
            "FlateDecode" when Inflates(raw, rowBytes * image.HeightInSamples) => 8,
            "RunLengthDecode" when predictor == 1 => 32773,
            _ => 0,
        };
        if (compression == 0 || predictor is not (1 or 2) || (predictor == 2 && (bits != 8 || !Matches(objects, parameters, image, channels, bits))))
            return null;
        return new(Tiff(image, placement, bits, channels, inverted.Value, compression, predictor, raw), ImageCoding.Tiff, depth);
    }

    private static byte[] Tiff(IPdfImage image, PdfPlacement placement, int bits, int channels, bool inverted, int compression, int predictor, byte[] raw)
    {
        var tiff = new SinglePageTiff(bigEndian: false)
            .Long(TiffTag.ImageWidth, image.WidthInSamples)
            .Long(TiffTag.ImageLength, image.HeightInSamples)
            .Short(TiffTag.BitsPerSample, Enumerable.Repeat(bits, channels).ToArray())
            .Short(TiffTag.Compression, compression)
            .Short(TiffTag.PhotometricInterpretation, channels == 3 ? 2 : inverted ? 0 : 1)
            .Short(TiffTag.SamplesPerPixel, channels)
            .Long(TiffTag.RowsPerStrip, image.HeightInSamples)
            .Resolution(placement.DpiX, placement.DpiY)
            .Short(TiffTag.Predictor, predictor);
        return tiff.Blobs(TiffTag.StripOffsets, TiffTag.StripByteCounts, [raw]).ToArray();
    }

    private static bool Matches(PdfObjects objects, UglyToad.PdfPig.Tokens.DictionaryToken? parameters, IPdfImage image, int channels, int bits) =>
        objects.Number(parameters, "Columns", 1) == image.WidthInSamples
        && objects.Number(parameters, "Colors", 1) == channels
        && objects.Number(parameters, "BitsPerComponent", 8) == bits;

    /// <summary>Viewers repair a broken stream, TIFF and PNG decoders do not: only a complete one may leave the PDF.</summary>
    private static bool Inflates(byte[] stream, long expected) => ZlibCheck.Of(stream, expected) != ZlibState.Incomplete;
}
