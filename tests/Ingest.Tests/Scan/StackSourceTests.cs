using Ingest.Model;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

public sealed class StackSourceTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<BatchManifest> ManifestAsync(int pages) =>
        Scanning.DeliveredAsync([folder.Write("stack.tif", TiffFile.Write(pages, _ => { }))], new());

    private static RecordedPage Recorded(BatchManifest manifest, int number, bool ends = false)
    {
        var stack = manifest.Stacks[0];
        var file = stack.Files[Math.Min(number, stack.Files.Count) - 1];
        return new(new(stack.Name, number), Digest.OfParts($"{number}"), file.Name, file.Sha256) { EndsStack = ends };
    }

    [Fact]
    public async Task A_stack_recorded_whole_is_passed_on_without_its_file()
    {
        var manifest = await ManifestAsync(3);
        File.Delete(manifest.Stacks[0].Files[0].Path);

        var pages = await Scanning.PagesAsync(manifest, null, Recorded(manifest, 1), Recorded(manifest, 2), Recorded(manifest, 3, ends: true));

        Scanning.AssertAccounted(pages);
        Assert.All(pages, p => Assert.NotNull(p.Recorded));
    }

    [Fact]
    public async Task Holes_of_a_killed_run_are_read_and_the_rest_is_passed_on()
    {
        var manifest = await ManifestAsync(5);

        var pages = await Scanning.PagesAsync(manifest, null, Recorded(manifest, 1), Recorded(manifest, 2), Recorded(manifest, 4));

        Scanning.AssertAccounted(pages);
        Assert.Equal([true, true, false, true, false], pages.Select(p => p.Recorded is not null));
        Assert.Equal(TiffFile.Picture(3, true), Scanning.Grey(pages[2]));
    }

    [Fact]
    public async Task Recorded_images_of_a_folder_are_not_opened_again()
    {
        for (var i = 1; i <= 3; i++)
            folder.Write($"box/{i}.tif", TiffFile.Write(1, _ => { }));
        var manifest = await Scanning.DeliveredAsync([folder["box"]], new());
        File.Delete(folder["box", "1.tif"]);

        var pages = await Scanning.PagesAsync(manifest, null, Recorded(manifest, 1), Recorded(manifest, 2));

        Scanning.AssertAccounted(pages);
        Assert.Equal([true, true, false], pages.Select(p => p.Recorded is not null));
        Assert.Null(pages[2].Fault);
    }

    [Fact]
    public async Task A_file_that_is_gone_or_changed_is_one_fault_and_the_run_goes_on()
    {
        foreach (var name in (string[])["gone", "grown", "same length", "good"])
            folder.Write($"box/{name}.tif", TiffFile.Write(2, _ => { }));
        var manifest = await Scanning.DeliveredAsync([folder["box"]], new());
        File.Delete(folder["box", "gone.tif"]);
        File.AppendAllText(folder["box", "grown.tif"], "x");
        var bytes = File.ReadAllBytes(folder["box", "same length.tif"]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(folder["box", "same length.tif"], bytes);

        var pages = await Scanning.PagesAsync(manifest);

        Scanning.AssertAccounted(pages);
        Assert.Equal(
            [IssueCodes.FileMissing, null, null, IssueCodes.FileChanged, IssueCodes.FileChanged],
            pages.Select(p => p.Fault?.Code));
        Assert.Equal([true, false, false, true, true], pages.Select(p => p.PagesUnknown));
    }

    [Fact]
    public async Task A_file_over_the_byte_limit_is_refused_and_says_what_to_raise()
    {
        var manifest = await ManifestAsync(1);

        var page = Assert.Single(await Scanning.PagesAsync(manifest, new() { MaxFileBytes = 100 }));

        Assert.Equal(IssueCodes.FileLimit, page.Fault!.Code);
        Assert.Contains("Scan:MaxFileBytes", page.Fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_image_in_a_folder_harms_only_itself()
    {
        folder.Write("box/1.tif", TiffFile.Write(1, _ => { }));
        folder.Write("box/2.tif", "II*\0broken"u8);
        folder.Write("box/3.tif", TiffFile.Write(1, _ => { }));

        var pages = await Scanning.PagesAsync(folder["box"]);

        Scanning.AssertAccounted(pages);
        Assert.Equal([null, IssueCodes.FileUnreadable, null], pages.Select(p => p.Fault?.Code));
    }

    [Fact]
    public async Task Pages_are_read_only_when_they_are_asked_for()
    {
        folder.Write("box/a.tif", TiffFile.Write(3, _ => { }));
        folder.Write("box/b.tif", TiffFile.Write(3, _ => { }));
        var manifest = await Scanning.DeliveredAsync([folder["box"]], new());
        var source = new StackSource(manifest, new NothingRecorded(), new PageFiles(new(), new PdftoppmRasterizer(new())));

        await using var pages = source.ReadAsync(default).GetAsyncEnumerator();
        Assert.True(await pages.MoveNextAsync());
        File.Delete(folder["box", "b.tif"]);
        var rest = new List<ScannedPage>();
        while (await pages.MoveNextAsync())
            rest.Add(pages.Current);

        Assert.Equal(IssueCodes.FileMissing, rest[^1].Fault!.Code);
    }

    private sealed class NothingRecorded : IRecordedPages
    {
        public ValueTask<IReadOnlyList<RecordedPage>> OfStackAsync(string stack, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<RecordedPage>>([]);
    }
}
