using System.Buffers.Binary;
using Ingest.Model;
using Ingest.Native;
using Ingest.Render.Images;
using Ingest.Render.Pdf;
using Ingest.Tests.Support;

namespace Ingest.Tests.Render;

public sealed class ImageEmbedderTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ImageEmbedder embedder = new(new PlainDecoder(), 90);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Jpeg_stands_byte_for_byte_in_the_file(bool colour)
    {
        var jpeg = Samples.Jpeg(640, 480, colour);
        Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (Samples.Image(jpeg, ImageCoding.Jpeg, 640, 480), jpeg, Turn.Left, PageText.Empty));
        Tool.Quietly("pdfimages", "-all", folder["a.pdf"], folder["i"]);
        Assert.Equal(jpeg, File.ReadAllBytes(folder["i-000.jpg"]));
    }

    [Fact]
    public void Single_strip_g4_stands_byte_for_byte_in_the_file()
    {
        var tiff = Samples.G4(1000, 700);
        Assert.True(TiffStrips.Single(tiff, out var strip));
        Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (Samples.Image(tiff, ImageCoding.Tiff, 1000, 700), tiff, Turn.None, PageText.Empty));
        Tool.Quietly("pdfimages", "-all", folder["a.pdf"], folder["i"]);
        Assert.Equal(strip, File.ReadAllBytes(folder["i-000.ccitt"]));
        SamePixels(tiff, folder["a.pdf"]);
    }

    [Theory]
    [InlineData("Group4", "-endian", "LSB", "-define", "tiff:fill-order=lsb")]
    [InlineData("Group4", "-define", "quantum:polarity=min-is-black")]
    [InlineData("Group4", "-define", "tiff:rows-per-strip=64")]
    [InlineData("Fax")]
    [InlineData("LZW")]
    [InlineData("RLE")]
    [InlineData("Zip")]
    [InlineData("None")]
    public void Bilevel_tiff_of_any_kind_becomes_g4_with_the_same_pixels(string compression, params string[] options)
    {
        var tiff = Converted(Samples.G4(1000, 700), "in.tif", "out.tif", ["-compress", compression, .. options]);
        Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (Samples.Image(tiff, ImageCoding.Tiff, 1000, 700), tiff, Turn.None, PageText.Empty));
        Assert.Contains("/CCITTFaxDecode", Assert.Single(new PdfFile(File.ReadAllBytes(folder["a.pdf"])).Images).Dictionary);
        SamePixels(tiff, folder["a.pdf"]);
    }

    [Theory]
    [InlineData("out.png", ImageCoding.Png)]
    [InlineData("out.tif", ImageCoding.Tiff, "-compress", "LZW")]
    [InlineData("out.bmp", ImageCoding.Bmp)]
    [InlineData("out.png", ImageCoding.Png, "-colorspace", "Gray")]
    [InlineData("out.png", ImageCoding.Png, "-colors", "7", "-type", "Palette")]
    public void Lossless_pictures_keep_every_pixel(string name, ImageCoding coding, params string[] options)
    {
        var bytes = Converted(Samples.Jpeg(317, 211), "in.jpg", name, options);
        Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (Samples.Image(bytes, coding, 317, 211), bytes, Turn.None, PageText.Empty));
        Assert.Contains("/Predictor 15", Assert.Single(new PdfFile(File.ReadAllBytes(folder["a.pdf"])).Images).Dictionary);
        SamePixels(bytes, folder["a.pdf"]);
    }

    [Fact]
    public void Lossless_webp_keeps_every_pixel()
    {
        var bytes = Converted(Samples.Jpeg(317, 211), "in.jpg", "out.webp", "-define", "webp:lossless=true");
        var picture = embedder.Embed(bytes, ImageCoding.WebP, Samples.Image(bytes, ImageCoding.WebP, 317, 211));
        Assert.Equal(("FlateDecode", ""), (picture.Filter, picture.Loss));
    }

    [Fact]
    public void Transparency_is_blended_on_white()
    {
        var bytes = Converted(Samples.Jpeg(40, 30), "in.jpg", "out.png", "-alpha", "set", "-channel", "A", "-evaluate", "set", "0");
        Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (Samples.Image(bytes, ImageCoding.Png, 40, 30), bytes, Turn.None, PageText.Empty));
        Tool.Quietly("pdfimages", "-png", folder["a.pdf"], folder["i"]);
        using var pix = Pix.Decode(File.ReadAllBytes(folder["i-000.png"]));
        using var grey = pix.ToGrey();
        Assert.Equal(0xFFFFFFFF, grey.Words[0]);
    }

    [Fact]
    public void Cmyk_jpeg_is_encoded_again_as_rgb_with_a_note()
    {
        var bytes = Converted(Samples.Jpeg(320, 200), "in.jpg", "out.jpg", "-colorspace", "CMYK");
        var picture = embedder.Embed(bytes, ImageCoding.Jpeg, Samples.Image(bytes, ImageCoding.Jpeg, 320, 200));
        Assert.Equal((3, "DCTDecode", false), (picture.Components, picture.Filter, picture.PassedThrough));
        Assert.Contains("quality 90", picture.Loss);
    }

    [Fact]
    public void Jpeg_in_a_tiff_strip_becomes_one_jpeg()
    {
        var bytes = Converted(Samples.Jpeg(320, 200), "in.jpg", "out.tif", "-compress", "JPEG", "-define", "tiff:rows-per-strip=200");
        var picture = embedder.Embed(bytes, ImageCoding.Tiff, Samples.Image(bytes, ImageCoding.Tiff, 320, 200));
        Assert.Equal(("DCTDecode", true, ""), (picture.Filter, picture.PassedThrough, picture.Loss));
        Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (Samples.Image(bytes, ImageCoding.Tiff, 320, 200), bytes, Turn.None, PageText.Empty));
        SamePixels(bytes, folder["a.pdf"]);
    }

    [Fact]
    public void Jpeg_2000_passes_into_part_2_and_is_decoded_for_part_1()
    {
        var bytes = Converted(Samples.Jpeg(320, 200), "in.jpg", "out.jp2");
        var image = Samples.Image(bytes, ImageCoding.Jpeg2000, 320, 200);
        Assert.Equal(("JPXDecode", true), (embedder.Embed(bytes, ImageCoding.Jpeg2000, image).Filter, embedder.Embed(bytes, ImageCoding.Jpeg2000, image).PassedThrough));
        Assert.Equal("DCTDecode", new ImageEmbedder(new PlainDecoder(), 90, takesJpeg2000: false).Embed(bytes, ImageCoding.Jpeg2000, image).Filter);
        Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (image, bytes, Turn.None, PageText.Empty));
        Tool.Quietly("pdftoppm", "-r", "72", folder["a.pdf"], folder["p"]);
    }

    [Fact]
    public void Embedded_colour_profile_of_a_jpeg_is_kept()
    {
        var bytes = Converted(Samples.Jpeg(320, 200), "in.jpg", "out.jpg", "-profile", SrgbFile());
        Samples.Pdf(folder["a.pdf"], PdfProfile.A1b, (Samples.Image(bytes, ImageCoding.Jpeg, 320, 200), bytes, Turn.None, PageText.Empty));
        Assert.Contains("/ICCBased", Assert.Single(new PdfFile(File.ReadAllBytes(folder["a.pdf"])).Images).Dictionary);
        PdfAsserts.ConformsToPdfa1bTwin(folder["a.pdf"]);
    }

    [Fact]
    public void Turned_picture_is_drawn_upright()
    {
        // dark beam along the top edge: on the right after a turn to the right, and so on
        var jpeg = Samples.Jpeg(400, 200);
        foreach (var (turn, x, y) in new[] { (Turn.None, 50, 5), (Turn.Right, 95, 50), (Turn.Half, 50, 95), (Turn.Left, 5, 50) })
        {
            Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (Samples.Image(jpeg, ImageCoding.Jpeg, 400, 200, 72), jpeg, turn, PageText.Empty));
            Tool.Quietly("pdftoppm", "-r", "72", "-gray", "-png", "-singlefile", folder["a.pdf"], folder["p"]);
            using var pix = Pix.Decode(File.ReadAllBytes(folder["p.png"]));
            using var grey = pix.ToGrey();
            Assert.Equal(turn.SwapsSides() ? (200, 400) : (400, 200), (grey.Width, grey.Height));
            Assert.InRange(Grey(grey, grey.Width * x / 100, grey.Height * y / 100), 0, 130);
            Assert.InRange(Grey(grey, grey.Width * (100 - x) / 100, grey.Height * (100 - y) / 100), 180, 255);
        }
    }

    [Fact]
    public void Mirrored_picture_is_drawn_the_right_way_round()
    {
        // dark in its top left quarter as encoded, so top right before any turn
        var jpeg = Quarter(400, 200);
        foreach (var (turn, x, y) in new[] { (Turn.None, 75, 25), (Turn.Right, 75, 75), (Turn.Half, 25, 75), (Turn.Left, 25, 25) })
        {
            var image = Samples.Image(jpeg, ImageCoding.Jpeg, 400, 200, 72) with { Mirrored = true };
            Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (image, jpeg, turn, PageText.Empty));
            Tool.Quietly("pdftoppm", "-r", "72", "-gray", "-png", "-singlefile", folder["a.pdf"], folder["p"]);
            using var pix = Pix.Decode(File.ReadAllBytes(folder["p.png"]));
            using var grey = pix.ToGrey();
            Assert.Equal(turn.SwapsSides() ? (200, 400) : (400, 200), (grey.Width, grey.Height));
            Assert.InRange(Grey(grey, grey.Width * x / 100, grey.Height * y / 100), 0, 60);
            Assert.InRange(Grey(grey, grey.Width * (100 - x) / 100, grey.Height * y / 100), 200, 255);
            Assert.InRange(Grey(grey, grey.Width * x / 100, grey.Height * (100 - y) / 100), 200, 255);
        }
    }

    [Fact]
    public void Mirroring_the_decoder_has_undone_is_not_undone_again()
    {
        var png = Converted(Quarter(400, 200), "in.jpg", "out.png");
        Assert.False(embedder.Embed(png, ImageCoding.Png, Samples.Image(png, ImageCoding.Png, 400, 200) with { Mirrored = true }).Mirrored);
    }

    [Fact]
    public void Cut_and_changed_headers_never_reach_outside_the_file()
    {
        var original = Samples.G4(100, 70);
        for (var at = 0; at < original.Length; at++)
        {
            var changed = original.ToArray();
            changed[at] ^= 0xFF;
            TakesOrRefuses(changed);
            TakesOrRefuses(original[..at]);
        }
        var jpeg = Samples.Jpeg(64, 48);
        for (var at = 0; at < jpeg.Length; at += 3)
        {
            JpegOrRefusal(jpeg[..at]);
            var changed = jpeg.ToArray();
            changed[at] ^= 0xFF;
            JpegOrRefusal(changed);
        }
    }

    private void TakesOrRefuses(byte[] tiff)
    {
        try
        {
            embedder.Embed(tiff, ImageCoding.Tiff, Samples.Image(tiff, ImageCoding.Tiff, 100, 70));
        }
        catch (NativeImageException)
        {
            // a refusal is an answer too
        }
    }

    private void JpegOrRefusal(byte[] jpeg)
    {
        try
        {
            embedder.Embed(jpeg, ImageCoding.Jpeg, Samples.Image(jpeg, ImageCoding.Jpeg, 64, 48));
        }
        catch (NativeImageException)
        {
            // a refusal is an answer too
        }
    }

    private static byte[] Quarter(int width, int height)
    {
        using var pix = Pix.Create(width, height, 32);
        pix.Words.Fill(0xFFFFFF00u);
        for (var y = 0; y < height / 2; y++)
            pix.Words.Slice(y * pix.WordsPerLine, width / 2).Clear();
        return pix.EncodeJpeg(90);
    }

    private static int Grey(Pix grey, int x, int y) => (int)(grey.Words[y * grey.WordsPerLine + x / 4] >> (24 - 8 * (x & 3))) & 0xFF;

    private string SrgbFile()
    {
        Samples.Pdf(folder["profile.pdf"], PdfProfile.A2u, (Samples.Image(Samples.Jpeg(8, 8), ImageCoding.Jpeg, 8, 8), Samples.Jpeg(8, 8), Turn.None, PageText.Empty));
        var profile = new PdfFile(File.ReadAllBytes(folder["profile.pdf"])).Objects.Values.Single(o => o.Dictionary.Contains("/N 3 "));
        return folder.Write("srgb.icc", profile.Inflated());
    }

    private byte[] Converted(byte[] bytes, string from, string to, params string[] options)
    {
        folder.Write(from, bytes);
        Tool.Quietly("convert", [folder[from], .. options, folder[to]]);
        return File.ReadAllBytes(folder[to]);
    }

    private void SamePixels(byte[] delivered, string pdf)
    {
        Tool.Quietly("pdfimages", "-png", pdf, folder["same"]);
        using var expected = Pix.Decode(delivered);
        using var actual = Pix.Decode(File.ReadAllBytes(folder["same-000.png"]));
        using var left = expected.ToColour();
        using var right = actual.ToColour();
        Assert.Equal((left.Width, left.Height), (right.Width, right.Height));
        for (var i = 0; i < left.Words.Length; i++)
            Assert.True(left.Words[i] >> 8 == right.Words[i] >> 8, $"Pixel {i}: {left.Words[i]:X8} became {right.Words[i]:X8}.");
    }

    /// <summary>The strip of a little-endian TIFF as Leptonica writes it.</summary>
    private static class TiffStrips
    {
        public static bool Single(byte[] tiff, out byte[] strip)
        {
            var at = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4));
            int Field(int tag)
            {
                for (var i = 0; i < BinaryPrimitives.ReadInt16LittleEndian(tiff.AsSpan(at)); i++)
                {
                    var entry = tiff.AsSpan(at + 2 + 12 * i);
                    if (BinaryPrimitives.ReadUInt16LittleEndian(entry) == tag && BinaryPrimitives.ReadInt32LittleEndian(entry[4..]) == 1)
                        return BinaryPrimitives.ReadInt32LittleEndian(entry[8..]);
                }
                return -1;
            }
            var (offset, count) = (Field(273), Field(279));
            strip = offset < 0 || count < 0 ? [] : tiff[offset..(offset + count)];
            return strip.Length > 0;
        }
    }

    public void Dispose() => folder.Dispose();
}
