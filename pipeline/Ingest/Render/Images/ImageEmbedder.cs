using System.Globalization;
using Ingest.Model;

namespace Ingest.Render.Images;

/// <summary>
/// Chooses how a delivered picture stands in the PDF: its own bytes wherever PDF/A takes them, otherwise decoded and encoded again,
/// without loss when it came without loss.
/// </summary>
public sealed class ImageEmbedder(IImageDecoder decoder, int jpegQuality, bool takesJpeg2000 = true)
{
    /// <exception cref="ScanException">The bytes cannot be decoded.</exception>
    public EmbeddedImage Embed(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image)
    {
        var picture = Choose(bytes, coding, image);
        // what was decoded stands the right way round already (IImageDecoder)
        return picture.PassedThrough ? picture with { Mirrored = image.Mirrored } : picture;
    }

    private EmbeddedImage Choose(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image) => coding switch
    {
        ImageCoding.Jpeg when JpegHeader.TryRead(bytes.Span, out var jpeg) && jpeg.FitsPdf => Pass(bytes, jpeg),
        ImageCoding.Tiff when TiffDirectory.TryRead(bytes, out var tiff) && TiffPassthrough.TryTake(tiff, out var taken) => taken,
        ImageCoding.Jpeg2000 when takesJpeg2000 && Jpeg2000Header.TryRead(bytes.Span, out var jp2) && jp2.FitsPdf => Pass(bytes, jp2),
        _ => Encode(bytes, coding, image),
    };

    private static EmbeddedImage Pass(ReadOnlyMemory<byte> bytes, JpegHeader jpeg) =>
        new(jpeg.Width, jpeg.Height, jpeg.Components, 8, "DCTDecode", bytes)
        {
            DecodeParameters = jpeg.PlainRgb ? "/ColorTransform 0" : "",
            IccProfile = jpeg.IccProfile(bytes.Span),
            PassedThrough = true,
        };

    private static EmbeddedImage Pass(ReadOnlyMemory<byte> bytes, Jpeg2000Header jp2) =>
        new(jp2.Width, jp2.Height, jp2.Components, jp2.BitsPerComponent, "JPXDecode", bytes) { PassedThrough = true };

    private EmbeddedImage Encode(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image)
    {
        using var decoded = decoder.Decode(bytes, coding, image);
        using var opaque = decoded.Opaque();
        if (opaque.Depth == 1)
            return PixelEncoder.G4(opaque);
        using var plain = opaque.Depth == 32 ? opaque.ToColour() : opaque.ToGrey();
        if (!LossyCodings.CameWithLoss(bytes, coding))
        {
            var exact = PixelEncoder.Flate(plain);
            return opaque.Depth == 16 ? exact with { Loss = "16 bits per colour became 8" } : exact;
        }
        var jpeg = plain.EncodeJpeg(jpegQuality);
        return JpegHeader.TryRead(jpeg, out var header)
            ? Pass(jpeg, header) with
            {
                PassedThrough = false,
                Loss = string.Create(CultureInfo.InvariantCulture, $"PDF/A does not take the delivered coding; encoded again as JPEG of quality {jpegQuality}"),
            }
            : PixelEncoder.Flate(plain);
    }
}
