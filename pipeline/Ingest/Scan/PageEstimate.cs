using Ingest.Model;

namespace Ingest.Scan;

/// <summary>How many pages a delivery will probably have, for the progress bar only: what counts are the pages that are read.</summary>
public sealed class PageEstimate(ScanOptions options, IPdfFileRasterizer rasterizer)
{
    /// <summary>Files that cannot be opened count as one page, as they do in the account.</summary>
    public async Task<int> OfAsync(BatchManifest manifest, CancellationToken cancel)
    {
        var pages = 0;
        foreach (var file in manifest.Stacks.SelectMany(s => s.Files))
        {
            cancel.ThrowIfCancellationRequested();
            pages += await OfAsync(file.Path, cancel);
        }
        return pages;
    }

    private async Task<int> OfAsync(string path, CancellationToken cancel)
    {
        try
        {
            return FileSniffer.Sniff(path) switch
            {
                FileKind.Tiff => Math.Max(1, TiffPages(path)),
                FileKind.Pdf => Math.Max(1, (await rasterizer.InspectAsync(path, cancel)).Pages),
                _ => 1,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ScanException)
        {
            return 1;
        }
    }

    private int TiffPages(string path)
    {
        using var bytes = new FileBytes(path);
        return TiffChain.Walk(bytes, options.MaxPages).Pages.Count;
    }
}
