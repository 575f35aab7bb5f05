using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan.Formats;

/// <summary>Small files that claim to be large: refused whole, with file, page, limit and how to raise it, before anything is allocated.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private async Task<ScannedPage> OnlyPageAsync(byte[] file, ScanOptions? options = null) =>
        Assert.Single(await Scanning.PagesAsync(options ?? new(), folder.Write("file", file)));

    private static (ushort, uint[])[] Page(RawTiff tiff, uint width, uint height, params (ushort, uint[])[] more)
    {
        var data = tiff.Blob(new byte[64]);
        return [(256, [width]), (257, [height]), (258, [8]), (259, [1]), (262, [1]), (273, [data]), (278, [height]), (279, [64]), .. more];
    }

    private static void AssertRefused(ScannedPage page, params string[] words)
    {
        Assert.Equal(IssueCodes.FileLimit, page.Fault!.Code);
        Assert.True(page.PagesUnknown);
        Assert.Equal("file", page.Fault.Subject);
        Assert.All(words, word => Assert.Contains(word, page.Fault.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task A_fax_of_few_bytes_and_huge_size_is_refused(int compression)
    {
        var tiff = new RawTiff();
        tiff.Page([.. Page(tiff, 60_000, 60_000).Where(f => f.Item1 is not (258 or 259)), (258, [1]), (259, [(uint)compression])]);

        AssertRefused(await OnlyPageAsync(tiff.ToArray()), "Page 1 of file", "60000 x 60000", "250000000", "Scan:MaxPixels");
    }

    [Fact]
    public async Task The_largest_of_several_pages_counts()
    {
        var tiff = new RawTiff();
        tiff.Page(Page(tiff, 8, 8)).Page(Page(tiff, 4_000_000_000, 4_000_000_000)).Page(Page(tiff, 8, 8));

        AssertRefused(await OnlyPageAsync(tiff.ToArray()), "Page 2 of file");
    }

    [Fact]
    public async Task Samples_without_number_are_pixels_too()
    {
        var tiff = new RawTiff();
        tiff.Page(Page(tiff, 5_000, 5_000, (277, [60_000])));

        AssertRefused(await OnlyPageAsync(tiff.ToArray()), "60000 samples", "Scan:MaxPixels");
    }

    [Fact]
    public async Task A_jpeg_of_endless_scans_is_refused()
    {
        var jpeg = JpegFile.Write(16, 16, 1, (x, y, _) => x + y, null);
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0];
        byte[] endless = [.. jpeg[..^2], .. Enumerable.Repeat(scan, 500).SelectMany(s => s), .. jpeg[^2..]];

        AssertRefused(await OnlyPageAsync(endless), "Page 1 of file", "501 scans", "Scan:MaxJpegScans");
        Assert.Null((await OnlyPageAsync(jpeg)).Fault);
    }

    [Fact]
    public async Task A_jpeg_2000_of_thousands_of_components_is_refused()
    {
        using var pix = Pattern.Grey(1).ToPix();
        var jp2 = LeptonicaFile.WriteJpeg2000(pix);
        var size = jp2.AsSpan().IndexOf([(byte)0xFF, (byte)0x4F, (byte)0xFF, (byte)0x51]);
        (jp2[size + 40], jp2[size + 41]) = (0x40, 0);

        AssertRefused(await OnlyPageAsync(jp2), "16384 samples");
    }

    [Fact]
    public async Task A_directory_that_follows_itself_refuses_the_file()
    {
        var tiff = new RawTiff();
        tiff.Page(Page(tiff, 8, 8));
        var first = (uint)tiff.LastDirectory;
        tiff.Page(Page(tiff, 8, 8)).ThenTo(first);

        AssertRefused(await OnlyPageAsync(tiff.ToArray()), "loop");
    }

    [Fact]
    public async Task Sub_directories_that_point_to_each_other_are_not_followed()
    {
        var tiff = new RawTiff();
        tiff.Page(Page(tiff, 8, 8, (330, [8])));
        tiff.Page(Page(tiff, 8, 8, (330, [(uint)tiff.LastDirectory, 8])));

        var pages = await Scanning.PagesAsync(folder.Write("sub.tif", tiff.ToArray()));

        Assert.Equal(2, pages.Count);
        Assert.All(pages, p => Assert.Equal((8, 8), (Decoded.Of(p).Width, Decoded.Of(p).Height)));
    }

    [Theory]
    [InlineData(256, uint.MaxValue)]
    [InlineData(258, uint.MaxValue)]
    [InlineData(273, uint.MaxValue)]
    [InlineData(273, 3_999_999u)]
    [InlineData(279, uint.MaxValue)]
    [InlineData(320, uint.MaxValue)]
    [InlineData(700, uint.MaxValue)]
    public async Task A_field_that_claims_billions_of_values_ends_as_a_page_or_as_a_fault(int tag, uint count)
    {
        var tiff = new RawTiff();
        var fields = Page(tiff, 8, 8);
        tiff.Page(fields.All(f => f.Item1 != tag) ? [.. fields, ((ushort)tag, [1, 2])] : fields).Claim((ushort)tag, count);

        foreach (var file in (byte[][])[tiff.ToArray(), tiff.Page(Page(tiff, 8, 8)).ToArray()])
        {
            var pages = await Scanning.PagesAsync(folder.Write("file", file));
            Scanning.AssertAccounted(pages);
            Assert.All(pages.Where(p => p.Image is not null), p => OddPicture.DecodeOrRefuse(p));
        }
    }

    /// <summary>A tile takes its room whole, however little of it is page.</summary>
    [Theory]
    [InlineData(1u << 15, 1u << 15)]
    [InlineData(1u << 30, 16u)]
    [InlineData(uint.MaxValue - 15, uint.MaxValue - 15)]
    public async Task A_page_in_tiles_far_larger_than_itself_is_refused(uint width, uint height)
    {
        var tiff = new RawTiff();
        var data = tiff.Blob(new byte[64]);
        tiff.Page((256, [8]), (257, [8]), (258, [8]), (259, [1]), (262, [1]), (322, [width]), (323, [height]), (324, [data]), (325, [64]));

        AssertRefused(await OnlyPageAsync(tiff.ToArray()), "Page 1 of file", $"tiles of {width} x {height} pixels", "Scan:MaxPixels");
    }

    [Fact]
    public async Task Names_that_a_terminal_would_obey_are_shown_by_number()
    {
        folder.Write("box/a\u001b[2J\n\u202Etif.tif", TiffFile.Write(1, _ => { }));
        folder.Write("box/note\r.md", "no page"u8);

        var manifest = await Scanning.DeliveredAsync([folder["box"]], new());
        var page = Assert.Single(await Scanning.PagesAsync(manifest));

        Assert.Equal("a%1B[2J%0A%202Etif.tif", manifest.Stacks[0].Files[0].Name);
        Assert.Equal("note%0D.md", Assert.Single(manifest.Ignored));
        Assert.Null(page.Fault);
    }
}
