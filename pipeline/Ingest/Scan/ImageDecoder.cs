using System.Globalization;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Scan;

/// <summary>Decodes delivered pages: Leptonica first, LibTiff.NET for the TIFFs it cannot read (tiled, planar, old-style JPEG, odd depths).</summary>
public sealed class ImageDecoder : IImageDecoder
{
    public Pix Decode(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image) => Decode(bytes, coding, image, Pix.Decode);

    public Pix DecodeLuminance(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image) => Decode(bytes, coding, image, Pix.DecodeJpegLuminance);

    public bool HasMoreThanLuminance(ReadOnlyMemory<byte> bytes, ImageCoding coding) =>
        coding == ImageCoding.Jpeg && JpegHeader.Read(bytes.Span) is not { Components: 1 };

    public Pix DecodeReduced(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image, int reduction)
    {
        if (coding != ImageCoding.Jpeg || JpegHeader.Read(bytes.Span) is not { Components: 1 or 3 })
            return Decode(bytes, coding, image);
        try
        {
            return Decode(bytes, coding, Reduced(image, reduction), encoded => Pix.DecodeJpegReduced(encoded, reduction));
        }
        catch (ScanException)
        {
            // What is left of a damaged one comes in its own size only.
            return Decode(bytes, coding, image);
        }
    }

    private static PageImage Reduced(PageImage image, int reduction) => image with
    {
        Width = (image.Width + reduction - 1) / reduction,
        Height = (image.Height + reduction - 1) / reduction,
        DpiX = image.DpiX / reduction,
        DpiY = image.DpiY / reduction,
    };

    private static Pix Decode(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image, Func<ReadOnlySpan<byte>, Pix> jpeg)
    {
        try
        {
            using var decoded = coding switch
            {
                ImageCoding.Tiff => Tiff(bytes, image),
                ImageCoding.Jpeg => Jpeg(bytes, image, jpeg),
                ImageCoding.Jpeg2000 => Jpeg2000(bytes.Span),
                ImageCoding.Bmp => Bmp(bytes.Span, image),
                _ => Pix.Decode(bytes.Span),
            };
            if ((decoded.Width, decoded.Height) != (image.Width, image.Height))
                throw new ScanException(IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture,
                    $"The header says {image.Width} x {image.Height} pixels, the picture has {decoded.Width} x {decoded.Height}."));
            using var plain = Plain(decoded);
            var result = image.Mirrored ? plain.MirrorLeftRight() : plain.Opaque();
            result.SetResolution((int)Math.Round(image.DpiX), (int)Math.Round(image.DpiY));
            return result;
        }
        catch (NativeImageException e)
        {
            throw new ScanException(IssueCodes.PageUndecodable, $"The {coding} picture is damaged or of a kind that cannot be decoded.", e);
        }
    }

    /// <summary>Half a page is better than none: the reader has marked it as damaged.</summary>
    private static Pix Jpeg(ReadOnlyMemory<byte> bytes, PageImage image, Func<ReadOnlySpan<byte>, Pix> decode)
    {
        if (JpegHeader.Read(bytes.Span) is { Components: 4, Adobe: false })
            return LibTiffPixels.Decode(StraightCmyk.AsTiff(bytes, image), image);
        try
        {
            return decode(bytes.Span);
        }
        catch (NativeImageException)
        {
            return Pix.DecodeDamagedJpeg(bytes.Span);
        }
    }

    private static Pix Jpeg2000(ReadOnlySpan<byte> bytes) =>
        Jpeg2000Header.Read(bytes) is { SampleBits: not 8 } header
            ? throw new ScanException(IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture,
                $"The JPEG 2000 picture has {header.SampleBits} bits per colour; 8 are read. Have it written with 8."))
            : Pix.Decode(bytes);

    private static Pix Bmp(ReadOnlySpan<byte> bytes, PageImage image)
    {
        try
        {
            return Pix.Decode(bytes);
        }
        catch (NativeImageException)
        {
            return BmpPixels.Decode(bytes, image);
        }
    }

    private static Pix Tiff(ReadOnlyMemory<byte> bytes, PageImage image)
    {
        var unturned = UnturnedTiff.Of(bytes);
        try
        {
            var decoded = Pix.Decode(unturned.Span);
            if (!GreyTiff.Of(unturned).LeptonicaLeavesInverted)
                return decoded;
            using (decoded)
                return decoded.Invert();
        }
        catch (NativeImageException)
        {
            return LibTiffPixels.Decode(unturned, image);
        }
    }

    /// <summary>1-bit, 8-bit grey or 32-bit colour; palettes and transparency are resolved on white.</summary>
    private static Pix Plain(Pix decoded)
    {
        using var opaque = decoded.Opaque();
        return opaque.Depth is 1 or 8 or 32 ? opaque.Opaque() : opaque.ToGrey();
    }
}
