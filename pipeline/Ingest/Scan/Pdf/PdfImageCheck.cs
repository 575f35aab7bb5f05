using Ingest.Model;
using Ingest.Native;
using UglyToad.PdfPig.Content;

namespace Ingest.Scan;

/// <summary>
/// Finds damage inside stored image streams that no program would report later. What remains unseen: flipped bits that still decode,
/// in JPEG, JPEG 2000 and JBIG2, none of which carries a checksum.
/// </summary>
internal static class PdfImageCheck
{
    private const long MostBytes = 1L << 30;

    /// <summary>For images the renderer decodes: it reports damaged JPEG and fax data itself, but neither JBIG2 nor checksums.</summary>
    public static bool IsDamaged(PdfObjects objects, IPdfImage image) => objects.OnlyFilter(image.ImageDictionary) switch
    {
        "FlateDecode" => ZlibCheck.Of(image.RawMemory.ToArray(), Math.Min(SampleBytes(objects, image), MostBytes)) != ZlibState.Whole,
        "JBIG2Decode" => Jbig2Segments.Of(image.RawMemory.Span).Contradicts(image.WidthInSamples, image.HeightInSamples),
        _ => false,
    };

    /// <summary>For images that leave the PDF as they are: what their decoder would only warn of.</summary>
    public static bool IsDamaged(ReadPage page) => page.Image.Delivered.Coding switch
    {
        ImageCoding.Jpeg => Pix.JpegIsCorrupt(page.Bytes.Span),
        ImageCoding.Tiff => FaxCheck.IsDamaged(page.Bytes),
        _ => false,
    };

    /// <summary>A lower bound where the colour space is unknown; predictors add a byte per row.</summary>
    private static long SampleBytes(PdfObjects objects, IPdfImage image)
    {
        var channels = Math.Max(1, image.ColorSpaceDetails?.NumberOfColorComponents ?? 1);
        var bits = image.IsImageMask ? 1 : Math.Max(1, image.BitsPerComponent);
        var row = ((image.WidthInSamples * (long)channels * bits) + 7) / 8;
        return (row + (objects.Number(objects.FilterParameters(image.ImageDictionary), "Predictor", 1) >= 10 ? 1 : 0)) * image.HeightInSamples;
    }
}
