using Ingest.Model;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan.Zip;

public sealed class HostileZipTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Cases() => [.. HostileZips.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_quarantined_whole_with_its_reason_and_its_neighbours_go_on(string name)
    {
        var (zip, code, word) = HostileZips.All[name];
        folder.Write("box/1.tif", TiffFile.Write(1, _ => { }));
        folder.Write("box/bad.zip", zip);
        folder.Folder("state");

        using var zips = new UnpackedZips(folder["state", "unpacked"], HostileZips.Limits);
        var pages = await Scanning.PagesAsync(await Delivery.ReadAsync([folder["box"]], HostileZips.Limits, zips, default), HostileZips.Limits);

        Scanning.AssertAccounted(pages);
        Assert.Equal(["bad.zip", "box"], pages.Select(p => p.Id.Stack));
        var refused = pages[0];
        Assert.Equal(code, refused.Fault!.Code);
        Assert.Contains("bad.zip", refused.Fault.Detail, StringComparison.Ordinal);
        Assert.Contains(word, refused.Fault.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Fault.Detail, char.IsControl);
        Assert.True(refused.PagesUnknown);
        Assert.Null(pages[1].Fault);
        // Nothing of it is left, inside or outside.
        Assert.Equal([folder["box", "1.tif"], folder["box", "bad.zip"]],
            Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Order());
        Assert.False(File.Exists("/tmp/ingest-escaped.tif"));
    }

    [Fact]
    public async Task A_zip_over_the_byte_limit_is_refused_and_says_what_to_raise()
    {
        var zip = folder.Write("box.zip", ZipFile.Of(new ZipFile.Entry("1.tif", TiffFile.Write(1, _ => { }))));

        var unpacked = Assert.Single(await Scanning.PagesAsync(new ScanOptions { MaxZipBytes = 100 }, zip));
        var packed = Assert.Single(await Scanning.PagesAsync(new ScanOptions { MaxFileBytes = 100 }, zip));

        Assert.Contains("Scan:MaxZipBytes", unpacked.Fault!.Detail, StringComparison.Ordinal);
        Assert.Contains("Scan:MaxFileBytes", packed.Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_are_too_long_only_together_refuse_the_zip_and_not_the_run()
    {
        var deep = string.Concat(Enumerable.Repeat(new string('d', 199) + "/", 5));
        var zip = ZipFile.Of(new ZipFile.Entry("1.tif", TiffFile.Write(1, _ => { })));
        for (var i = 0; i < 5; i++)
            zip = ZipFile.Of(new ZipFile.Entry($"{deep}{i}.zip", zip));

        var page = Assert.Single(await Scanning.PagesAsync(new ScanOptions { MaxZipNesting = 9 }, folder.Write("box.zip", zip)));

        Assert.Equal(IssueCodes.ArchiveUnsafe, page.Fault!.Code);
        Assert.Contains("shorter names", page.Fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_that_cannot_be_read_is_quarantined()
    {
        var zip = folder.Write("box.zip", HostileZips.Nested(1));
        using var zips = new UnpackedZips(folder["unpacked"], new());
        var manifest = await Delivery.ReadAsync([zip], new(), zips, default);
        File.Delete(manifest.Stacks[0].Files[0].Path);

        Assert.Equal(IssueCodes.FileMissing, Assert.Single(await Scanning.PagesAsync(manifest)).Fault!.Code);
    }
}
