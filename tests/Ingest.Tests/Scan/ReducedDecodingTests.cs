using Ingest.Model;
using Ingest.Native;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

/// <summary>Decoding for a look from afar.</summary>
[Collection(LeakCheck.Collection)]
public sealed class ReducedDecodingTests
{
    private readonly ImageDecoder decoder = new();

    [Theory]
    [InlineData(1, 301, 203)]
    [InlineData(2, 151, 102)]
    [InlineData(4, 76, 51)]
    [InlineData(8, 38, 26)]
    public void A_jpeg_comes_smaller_with_its_size_rounded_up_and_its_resolution(int reduction, int width, int height)
    {
        var (bytes, image) = Coloured(301, 203);
        using var pixels = decoder.DecodeReduced(bytes, ImageCoding.Jpeg, image, reduction);
        Assert.Equal((width, height, 32), (pixels.Width, pixels.Height, pixels.Depth));
        Assert.Equal(300 / reduction, pixels.Resolution.X, 1.0);
    }

    [Fact]
    public void What_cannot_be_decoded_smaller_comes_whole()
    {
        var (bytes, image) = Coloured(64, 48);
        var damaged = bytes.AsMemory(0, bytes.Length - 10);
        using var pixels = decoder.DecodeReduced(damaged, ImageCoding.Jpeg, image, 2);
        Assert.True((pixels.Width, pixels.Height) is (64, 48) or (32, 24));
        using var drawn = Pix.Create(64, 48, 8);
        using var png = decoder.DecodeReduced(drawn.EncodePng(), ImageCoding.Png, image, 2);
        Assert.Equal((64, 48), (png.Width, png.Height));
    }

    [Fact]
    public void A_grey_jpeg_has_nothing_but_its_luminance()
    {
        using var grey = Pix.Create(64, 48, 8);
        Assert.False(decoder.HasMoreThanLuminance(grey.EncodeJpeg(80), ImageCoding.Jpeg));
        Assert.True(decoder.HasMoreThanLuminance(Coloured(64, 48).Bytes, ImageCoding.Jpeg));
        Assert.False(decoder.HasMoreThanLuminance(grey.EncodePng(), ImageCoding.Png));
    }

    private static (byte[] Bytes, PageImage Image) Coloured(int width, int height)
    {
        using var pixels = Pix.Create(width, height, 32);
        pixels.Words.Fill(0xFFE0A000);
        var bytes = pixels.EncodeJpeg(80);
        return (bytes, new PageImage(new DeliveredImage(Digest.Of(bytes), ImageCoding.Jpeg), width, height, 300, 300));
    }
}
