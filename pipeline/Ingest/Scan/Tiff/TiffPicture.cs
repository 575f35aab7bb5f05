using Ingest.Model;

namespace Ingest.Scan;

/// <summary>What a TIFF directory says about its picture.</summary>
internal static class TiffPicture
{
    private const double CentimetresPerInch = 2.54;

    /// <exception cref="ScanException">The directory names no size.</exception>
    public static (PageImage Image, IReadOnlyList<Finding> Findings) Describe(TiffDirectory page, ReadOnlySpan<byte> delivered)
    {
        var (width, height) = (page.Number(TiffTag.ImageWidth, 0), page.Number(TiffTag.ImageLength, 0));
        if (width <= 0 || height <= 0)
            throw new ScanException(IssueCodes.PageUndecodable, "The TIFF directory names no picture size.");
        var unit = page.Number(TiffTag.ResolutionUnit, 2);
        var scale = unit switch { 2 => 1, 3 => CentimetresPerInch, _ => 0 };
        var dpi = PageResolution.Of(page.Rational(TiffTag.XResolution) * scale, page.Rational(TiffTag.YResolution) * scale, width, height);
        var (turn, mirrored) = ExifOrientation.Read(page.Number(TiffTag.Orientation, 1));
        var image = new PageImage(new(Digest.Of(delivered), ImageCoding.Tiff), (int)width, (int)height, dpi.X, dpi.Y, turn)
        {
            Mirrored = mirrored,
            ResolutionEstimated = dpi.Estimated,
            BitsPerPixel = Bits(page),
        };
        return (image, ResolutionFinding.For(image));
    }

    /// <summary>1, 8 (grey) or 24 (colour).</summary>
    private static int Bits(TiffDirectory page)
    {
        var samples = page.Number(TiffTag.SamplesPerPixel, 1);
        var palette = page.Number(TiffTag.PhotometricInterpretation, 0) == 3;
        return samples > 2 || palette ? 24 : page.Number(TiffTag.BitsPerSample, 1) == 1 && samples == 1 ? 1 : 8;
    }
}
