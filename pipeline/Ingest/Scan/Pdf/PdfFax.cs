using Ingest.Model;
using UglyToad.PdfPig.Content;

namespace Ingest.Scan;

/// <summary>Puts a CCITT stream of a PDF into a one-page TIFF (ISO 32000-1 table 11; TIFF 6.0 sections 10 and 11).</summary>
internal static class PdfFax
{
    private const int ModifiedHuffman = 2;
    private const int Group3 = 3;
    private const int Group4 = 4;

    public static PdfWrapped? Wrap(IPdfImage image, PdfObjects objects, PdfPlacement placement)
    {
        var parameters = objects.FilterParameters(image.ImageDictionary);
        if (objects.Number(parameters, "Columns", 1728) != image.WidthInSamples || BlackRunsAreWhite(image, objects.Flag(parameters, "BlackIs1")) is not { } inverted
            || Compression(objects.Number(parameters, "K", 0), objects.Flag(parameters, "EncodedByteAlign"), objects.Flag(parameters, "EndOfLine")) is not { } form)
            return null;
        var tiff = new SinglePageTiff(bigEndian: false)
            .Long(TiffTag.ImageWidth, image.WidthInSamples)
            .Long(TiffTag.ImageLength, image.HeightInSamples)
            .Short(TiffTag.BitsPerSample, 1)
            .Short(TiffTag.Compression, form.Compression)
            .Short(TiffTag.PhotometricInterpretation, inverted ? 1 : 0)
            .Short(TiffTag.FillOrder, 1)
            .Short(TiffTag.SamplesPerPixel, 1)
            .Long(TiffTag.RowsPerStrip, image.HeightInSamples)
            .Resolution(placement.DpiX, placement.DpiY);
        if (form.Compression == Group3)
            tiff.Long(TiffTag.T4Options, form.Options);
        return new(tiff.Blobs(TiffTag.StripOffsets, TiffTag.StripByteCounts, [image.RawMemory.ToArray()]).ToArray(), ImageCoding.Tiff, 1);
    }

    /// <summary>Rows aligned to bytes exist in TIFF only for modified Huffman; group 3 needs its end-of-line codes there.</summary>
    private static (int Compression, int Options)? Compression(double k, bool byteAligned, bool endOfLine) => (k, byteAligned, endOfLine) switch
    {
        ( < 0, false, _) => (Group4, 0),
        (0, true, false) => (ModifiedHuffman, 0),
        (0, false, true) => (Group3, 0),
        ( > 0, false, true) => (Group3, 1),
        _ => null,
    };

    private static bool? BlackRunsAreWhite(IPdfImage image, bool blackIsOne)
    {
        var colours = PdfColours.Channels(image.ColorSpaceDetails) == 1 ? PdfColours.IsInverted(image) : PdfColours.IsWhiteFirst(image.ColorSpaceDetails);
        return colours is { } inverted && image.BitsPerComponent == 1 ? inverted ^ blackIsOne : null;
    }
}
