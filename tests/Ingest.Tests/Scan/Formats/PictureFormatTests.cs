using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan.Formats;

public sealed class PictureFormatTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private async Task<ScannedPage> PageAsync(byte[] file) => Assert.Single(await Scanning.PagesAsync(folder.Write("picture", file)));

    public static TheoryData<string> Kinds() => [.. PictureVariants.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_picture_decodes_to_what_was_encoded(string kind)
    {
        var (picture, encode, coding, tolerance) = PictureVariants.All[kind];

        var page = await PageAsync(encode(picture));

        Assert.Equal(coding, page.Image!.Delivered.Coding);
        Assert.InRange(picture.DistanceTo(Decoded.Of(page)), 0, tolerance);
    }

    /// <summary>EXIF 2.3, 4.6.4 A: where row 0 and column 0 of the encoded picture are to be seen.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_jpeg_turned_by_its_exif_comes_out_upright(int orientation)
    {
        var encoded = Pattern.Blocks(1);
        using var pix = encoded.ToPix();
        var page = await PageAsync(WithOrientation(pix.EncodeJpeg(100), orientation));

        var (width, height) = orientation < 5 ? (encoded.Width, encoded.Height) : (encoded.Height, encoded.Width);
        var seen = Pattern.Of((x, y) => encoded[Column(orientation, x, y, encoded), Row(orientation, x, y, encoded)], width, height);
        Assert.InRange(seen.DistanceTo(Decoded.Upright(page)), 0, 2);
    }

    /// <summary>Row 0 lies at the top (1, 2), bottom (3, 4), left (5, 8) or right (6, 7).</summary>
    private static int Row(int orientation, int x, int y, Pattern encoded) => orientation switch
    {
        1 or 2 => y,
        3 or 4 => encoded.Height - 1 - y,
        5 or 8 => x,
        _ => encoded.Height - 1 - x,
    };

    /// <summary>Column 0 lies at the left (1, 4), right (2, 3), top (5, 6) or bottom (7, 8).</summary>
    private static int Column(int orientation, int x, int y, Pattern encoded) => orientation switch
    {
        1 or 4 => x,
        2 or 3 => encoded.Width - 1 - x,
        5 or 6 => y,
        _ => encoded.Width - 1 - y,
    };

    private static byte[] WithOrientation(byte[] jpeg, int orientation) =>
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 2 + 6 + 8 + 2 + 12 + 4, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];
}
