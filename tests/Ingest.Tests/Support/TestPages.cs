using Ingest.Model;
using Ingest.Native;

namespace Ingest.Tests.Support;

/// <summary>Pages as the scan stage hands them on, made of one encoded picture.</summary>
public static class TestPages
{
    public static ScannedPage Scanned(byte[] picture, double dpi, Turn turn = Turn.None)
    {
        using var pix = Pix.Decode(picture);
        var digest = Digest.Of(picture);
        return new ScannedPage(new PageId("test.tif", 1), new SourceFile("test.tif", "test.tif", picture.Length, digest))
        {
            Image = new PageImage(new DeliveredImage(digest, ImageCoding.Png), pix.Width, pix.Height, dpi, dpi, turn) { BitsPerPixel = pix.Depth },
            Bytes = picture,
        };
    }

    public sealed class Decoder : IImageDecoder
    {
        public Pix Decode(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image) => Pix.Decode(bytes.Span);
    }
}
