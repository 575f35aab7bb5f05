using System.IO.Compression;
using System.Globalization;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest;

/// <summary>Writes one stored document, or a page of it, to a stream: exactly the stored bytes.</summary>
public sealed class DocumentExport(IDepositStore store, CommitMarker marker)
{
    /// <param name="form"><c>pdf</c>, <c>text</c>, <c>alto</c>, <c>json</c> or <c>original</c>.</param>
    /// <param name="page">From 1; null for the whole document.</param>
    public async Task WriteAsync(string form, int? page, Stream target, CancellationToken cancel)
    {
        if (page is < 1 || page > marker.Pages.Count)
            throw new UsageException($"The document has pages 1 to {marker.Pages.Count}, not {page}.", "Leave --page out for the whole document.");
        switch (form)
        {
            case "text" when page is { } n:
                await WritePageTextAsync(n, target, cancel);
                break;
            case "original":
                await WriteOriginalsAsync(page, target, cancel);
                break;
            case "pdf" or "alto" or "json" when page is not null:
                throw new UsageException($"--page does not go with --as {form}.", "Use --as text or --as original for a single page.");
            default:
                await CopyAsync(marker.Objects[RoleOf(form)].Sha256, target, cancel);
                break;
        }
    }

    private static ObjectRole RoleOf(string form) => form switch
    {
        "pdf" => ObjectRole.Pdf,
        "text" => ObjectRole.Text,
        "alto" => ObjectRole.Alto,
        _ => ObjectRole.Metadata,
    };

    private async Task WritePageTextAsync(int page, Stream target, CancellationToken cancel)
    {
        await using var stream = await store.OpenObjectAsync(marker.Objects[ObjectRole.Text].Sha256, cancel);
        using var reader = new StreamReader(stream);
        var pages = (await reader.ReadToEndAsync(cancel)).Split('\f');
        await using var writer = new StreamWriter(target, leaveOpen: true);
        await writer.WriteAsync(page <= pages.Length ? pages[page - 1] : "");
    }

    private async Task WriteOriginalsAsync(int? page, Stream target, CancellationToken cancel)
    {
        // The pages of one delivered PDF share one object; it goes out once.
        var delivered = (page is { } n ? [marker.Pages[n - 1]] : marker.Pages)
            .Where(p => p.Delivered is not null)
            .Select((p, i) => (Image: p.Delivered!, Number: page ?? i + 1))
            .DistinctBy(p => p.Image.Sha256 + (p.Image.PageInFile == 0 ? p.Number.ToString(CultureInfo.InvariantCulture) : ""))
            .ToList();
        if (delivered.Count == 1)
        {
            await CopyAsync(delivered[0].Image.Sha256, target, cancel);
            return;
        }
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (image, number) in delivered)
        {
            var entry = zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"{number:0000}.{image.FileExtension}"), CompressionLevel.NoCompression);
            entry.LastWriteTime = marker.Clock;
            await using var stream = await entry.OpenAsync(cancel);
            await CopyAsync(image.Sha256, stream, cancel);
        }
    }

    private async Task CopyAsync(Digest sha256, Stream target, CancellationToken cancel)
    {
        await using var stream = await store.OpenObjectAsync(sha256, cancel);
        await stream.CopyToAsync(target, cancel);
    }
}
