using Ingest.Model;
using Ingest.Native;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

public sealed class PictureReaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static byte[] Encoded(Func<Pix, byte[]> encode)
    {
        using var pix = Pix.Decode(TiffFile.Write(1, _ => { }, bilevel: false));
        return encode(pix);
    }

    private static byte[] Jpeg() => Encoded(p => p.EncodeJpeg(90));

    /// <summary>An EXIF segment with orientation and resolution, put behind the JPEG's start mark.</summary>
    private static byte[] WithExif(byte[] jpeg, byte orientation, byte dpi) =>
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 2 + 6 + 8 + 2 + 36 + 4 + 8, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 3,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
        0x01, 0x1A, 0, 5, 0, 0, 0, 1, 0, 0, 0, 50,
        0x01, 0x1B, 0, 5, 0, 0, 0, 1, 0, 0, 0, 50,
        0, 0, 0, 0, 0, 0, 0, dpi, 0, 0, 0, 1, .. WithoutJfif(jpeg),
    ];

    private static byte[] WithoutJfif(byte[] jpeg) => jpeg[(2 + 2 + (jpeg[4] << 8) + jpeg[5])..];

    [Fact]
    public async Task A_jpeg_passes_unchanged_with_size_and_resolution_of_its_header()
    {
        var jpeg = Jpeg();

        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("a.jpg", jpeg)));

        Assert.Equal(jpeg, page.Bytes.ToArray());
        Assert.Equal((TiffFile.Width, TiffFile.Height, 300.0, 8), (page.Image!.Width, page.Image.Height, page.Image.DpiX, page.Image.BitsPerPixel));
        Assert.Empty(page.Issues);
    }

    [Theory]
    [InlineData(6, Turn.Right)]
    [InlineData(3, Turn.Half)]
    [InlineData(8, Turn.Left)]
    public async Task The_exif_of_a_jpeg_gives_turn_and_resolution(byte orientation, Turn turn)
    {
        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("a.jpg", WithExif(Jpeg(), orientation, 200))));

        Assert.Equal((turn, 200.0), (page.Image!.Turn, page.Image.DpiX));
        Assert.Equal(TiffFile.Width * TiffFile.Height, Scanning.Grey(page).Length);
    }

    [Fact]
    public async Task A_truncated_jpeg_stays_a_page_and_is_marked_damaged()
    {
        var jpeg = Jpeg();

        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("a.jpg", jpeg.AsSpan(0, jpeg.Length * 2 / 3))));

        Assert.Equal([IssueCodes.PageDamaged], page.Issues.Select(i => i.Code));
        Assert.Equal(TiffFile.Width * TiffFile.Height, Scanning.Grey(page).Length);
    }

    [Fact]
    public async Task A_png_gives_size_resolution_and_its_exact_pixels()
    {
        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("a.png", Encoded(p => p.EncodePng()))));

        Assert.Equal(ImageCoding.Png, page.Image!.Delivered.Coding);
        Assert.Equal(300, page.Image.DpiX, 0.1);
        Assert.Equal(TiffFile.Picture(1, false), Scanning.Grey(page));
    }

    [Fact]
    public async Task A_picture_that_claims_too_many_pixels_is_refused_before_it_is_decoded()
    {
        var png = Encoded(p => p.EncodePng());
        (png[16], png[20]) = (0x10, 0x10);

        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("bomb.png", png)));

        Assert.Equal(IssueCodes.FileLimit, page.Fault!.Code);
    }

    [Fact]
    public async Task A_picture_of_another_size_than_its_record_says_is_not_decoded()
    {
        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("a.jpg", Jpeg())));

        var error = Assert.Throws<ScanException>(() => Scanning.Grey(page with { Image = page.Image! with { Width = 10 } }));

        Assert.Equal(IssueCodes.PageUndecodable, error.Code);
    }
}
