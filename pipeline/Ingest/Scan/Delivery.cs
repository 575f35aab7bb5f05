using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Expands the INPUTs of a run to stacks and hashes every file: the manifest that names the batch. Reads no page.</summary>
public static class Delivery
{
    /// <param name="inputs">Files and folders; the order of the arguments does not matter.</param>
    /// <param name="zips">Where ZIPs among them are unpacked; must live as long as the files are read.</param>
    /// <exception cref="UsageException">An input does not exist, or there are more files than <see cref="ScanOptions.MaxFiles"/>.</exception>
    /// <exception cref="StoreException">A folder cannot be listed, or there is no room for a ZIP.</exception>
    public static async Task<BatchManifest> ReadAsync(IReadOnlyList<string> inputs, ScanOptions options, UnpackedZips zips, CancellationToken cancel)
    {
        var listing = await DeliveryListing.OfAsync(inputs, options, zips, cancel);
        var named = StackNames.Unique(listing.Piles);
        var stacks = new List<Stack>(named.Count);
        foreach (var (name, pile) in named.OrderBy(n => n.Name, NaturalOrder.Instance))
        {
            var files = new List<SourceFile>(pile.Files.Count);
            foreach (var file in pile.Files.OrderBy(f => f.Name, NaturalOrder.Instance))
                files.Add(await HashAsync(file, cancel));
            stacks.Add(new(name, files));
        }
        return new(stacks, [.. listing.Ignored.Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance)]);
    }

    private static async Task<SourceFile> HashAsync(FoundFile file, CancellationToken cancel)
    {
        try
        {
            await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17,
                FileOptions.SequentialScan | FileOptions.Asynchronous);
            return new(file.Name, file.Path, stream.Length, await Digest.OfAsync(stream, cancel));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was delivered, so it is counted: the scan stage meets the same error and quarantines it.
            return new(file.Name, file.Path, 0, Digest.OfParts("unreadable", file.Name));
        }
    }
}
