using Ingest.Model;
using Ingest.Scan;
using Ingest.Tests.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fuzz;

/// <summary>Our own readers of delivered files: whatever the bytes, a file ends as pages or as a refusal with a reason.</summary>
public sealed class FileFuzzTests : IDisposable
{
    private const int MostPages = 20;

    private readonly TempFolder folder = new();
    private readonly PageFiles files = new(new ScanOptions { MaxPixels = 4_000_000, ParseTimeLimit = TimeSpan.FromSeconds(20) }, new NoRenderer());

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task Damaged_tiffs_are_read_or_refused() => FuzzRun.OverAsync(FuzzSamples.Tiffs, 16_000, bytes => ReadAsync("stack.tif", bytes), e => e is ScanException);

    [Fact]
    public Task Damaged_pictures_are_read_or_refused() => FuzzRun.OverAsync(FuzzSamples.Pictures, 12_000, bytes => ReadAsync("page.jpg", bytes), e => e is ScanException);

    [Fact]
    public Task Damaged_pdfs_are_read_or_refused() => FuzzRun.OverAsync(FuzzSamples.Pdfs, 1500, bytes => ReadAsync("stack.pdf", bytes), e => e is ScanException);

    [Fact]
    public Task Damaged_files_are_sorted_into_stacks_without_a_fault() => FuzzRun.OverAsync(
        [.. FuzzSamples.Tiffs, .. FuzzSamples.Pictures, .. FuzzSamples.Pdfs], 8000,
        async bytes => Assert.Equal(1, await CountAsync(folder.Write("any.tif", bytes))), _ => false);

    private async Task ReadAsync(string name, byte[] bytes)
    {
        var path = folder.Write(name, bytes);
        using var file = await files.OpenAsync(new SourceFile(name, path, bytes.Length, Digest.Of(bytes)), default);
        Assert.True(file.PageCount > 0 || bytes.Length == 0, "A file that opens has pages.");
        for (var page = 1; page <= Math.Min(file.PageCount, MostPages); page++)
            try
            {
                var read = await file.ReadAsync(page, default);
                Assert.True(read.Image is { Width: > 0, Height: > 0 } && (long)read.Image.Width * read.Image.Height <= 4_000_000, "A page has a size within the limit.");
            }
            catch (ScanException)
            {
                // This page is refused; its neighbours must still be read or refused.
            }
    }

    private static async Task<int> CountAsync(string path)
    {
        var manifest = await Scanning.DeliveredAsync([path], new ScanOptions());
        return manifest.Stacks.Sum(s => s.Files.Count) + manifest.Ignored.Count;
    }
}
