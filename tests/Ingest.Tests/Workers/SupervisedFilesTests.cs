using Ingest.Model;
using Ingest.Scan;
using Ingest.Tests.Support;
using Ingest.Workers;

namespace Ingest.Tests.WorkerProcesses;

public sealed class SupervisedFilesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_read_in_a_worker_gives_the_pages_it_gives_here()
    {
        var source = await SourceAsync("page.png");
        using var pool = new WorkerPool(FaultyProgram.With("none"), 1, TimeProvider.System);
        using var there = await new SupervisedFiles(pool, new IngestOptions()).OpenAsync(source, default);
        using var here = await new PageFiles(new ScanOptions(), new PdftoppmRasterizer(new())).OpenAsync(source, default);
        Assert.Equal((here.PageCount, here.BornDigital, here.PagesLost), (there.PageCount, there.BornDigital, there.PagesLost));
        var (expected, read) = (await here.ReadAsync(1, default), await there.ReadAsync(1, default));
        Assert.Equal(expected.Image, read.Image);
        Assert.Equal(expected.Bytes.ToArray(), read.Bytes.ToArray());
        Assert.Equal(expected.Findings, read.Findings);
    }

    [Fact]
    public async Task A_refusal_travels_with_its_code_and_words()
    {
        var source = (await SourceAsync("page.png")) with { Length = 1 };
        using var pool = new WorkerPool(FaultyProgram.With("none"), 1, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<ScanException>(() => new SupervisedFiles(pool, new IngestOptions()).OpenAsync(source, default));
        Assert.Equal(IssueCodes.FileChanged, refused.Code);
        Assert.Contains("page.png", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, pool.Deaths);
    }

    [Fact]
    public async Task A_file_that_ends_its_worker_when_it_is_opened_is_refused_and_the_next_one_is_read()
    {
        using var pool = new WorkerPool(FaultyProgram.With("crashing-opener", "bad.png"), 1, TimeProvider.System);
        var files = new SupervisedFiles(pool, new IngestOptions());
        var refused = await Assert.ThrowsAsync<ScanException>(async () => await files.OpenAsync(await SourceAsync("bad.png"), default));
        Assert.Equal((IssueCodes.WorkerDied, 3), (refused.Code, pool.Deaths));
        using var good = await files.OpenAsync(await SourceAsync("good.png"), default);
        Assert.Equal(1, good.PageCount);
    }

    [Fact]
    public async Task A_file_whose_opening_does_not_end_is_refused_and_says_what_to_raise()
    {
        using var pool = new WorkerPool(FaultyProgram.With("hanging-opener", "bad.png"), 1, TimeProvider.System);
        var files = new SupervisedFiles(pool, new IngestOptions { Workers = new WorkerOptions { OpenTimeLimit = TimeSpan.FromSeconds(1) } });
        var refused = await Assert.ThrowsAsync<ScanException>(async () => await files.OpenAsync(await SourceAsync("bad.png"), default));
        Assert.Equal(IssueCodes.WorkerDied, refused.Code);
        Assert.StartsWith("bad.png cannot be opened", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("did not answer for 1 s; if it is known to be good, raise Workers:OpenTimeLimit.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_in_which_a_parser_does_not_end_finishes_its_file_and_is_replaced_before_the_next()
    {
        using var pool = new WorkerPool(FaultyProgram.With("endless-parser", "endless.pdf"), 1, TimeProvider.System);
        var files = new SupervisedFiles(pool, new IngestOptions());
        var source = await SourceAsync("endless.pdf", TestPdf.Pages(2));
        using var endless = await files.OpenAsync(source, default);
        var worn = Assert.Single(pool.Processes);
        await endless.ReadAsync(1, default);
        await endless.ReadAsync(2, default);
        Assert.Same(worn, Assert.Single(pool.Processes));
        using var good = await files.OpenAsync(await SourceAsync("good.png"), default);
        Assert.NotSame(worn, Assert.Single(pool.Processes));
        Assert.Equal((1, 0), (good.PageCount, pool.Deaths));
    }

    [Fact]
    public async Task A_page_that_ends_its_worker_is_refused_alone()
    {
        var source = await SourceAsync("stack.pdf", TestPdf.Pages(3));
        using var pool = new WorkerPool(FaultyProgram.With("crashing-page-reader", "stack.pdf#2"), 1, TimeProvider.System);
        using var file = await new SupervisedFiles(pool, new IngestOptions()).OpenAsync(source, default);
        Assert.Equal(3, file.PageCount);
        await file.ReadAsync(1, default);
        var refused = await Assert.ThrowsAsync<ScanException>(async () => await file.ReadAsync(2, default));
        Assert.Equal(IssueCodes.WorkerDied, refused.Code);
        Assert.NotEqual(0, (await file.ReadAsync(3, default)).Bytes.Length);
    }

    private async Task<SourceFile> SourceAsync(string name, byte[]? content = null)
    {
        var path = folder.Write(name, content ?? TestPictures.Printed(["Bescheid"], 72));
        return new SourceFile(name, path, new FileInfo(path).Length, Digest.Of(await File.ReadAllBytesAsync(path)));
    }

    private static class TestPdf
    {
        /// <summary>Empty pages, without a cross-reference table: readers repair it.</summary>
        public static byte[] Pages(int count)
        {
            var kids = string.Join(' ', Enumerable.Range(3, count).Select(n => $"{n} 0 R"));
            var pages = string.Concat(Enumerable.Range(3, count).Select(n => $"{n} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>\nendobj\n"));
            return System.Text.Encoding.ASCII.GetBytes(
                $"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count {count} /Kids [{kids}] >>\nendobj\n{pages}trailer\n<< /Root 1 0 R >>\n%%EOF\n");
        }
    }
}
