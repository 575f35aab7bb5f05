using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>
/// Takes objects away that nothing refers to. Only while no batch of the store is open: an open one may use again what a stopped run left.
/// What is taken away is kept below the state folder until it is certain that nobody began to use it meanwhile, and put back otherwise.
/// </summary>
public sealed class OrphanSweeper(IDepositStore store, string stateFolder, FaultPoints faults)
{
    private const int AtOnce = 200;

    private readonly StoreObjects objects = new(store);
    private readonly string kept = Path.Combine(stateFolder, "swept");

    /// <returns>Objects that are gone; and whether an open batch kept the others.</returns>
    public async ValueTask<(IReadOnlyList<Digest> Swept, bool Kept)> SweepAsync(IReadOnlyList<Digest> orphans, CancellationToken cancel)
    {
        await PutBackAsync(cancel);
        var swept = new List<Digest>();
        foreach (var few in orphans.Chunk(AtOnce))
        {
            var before = await NamesAsync(cancel);
            if (before.Open)
                return (swept, true);
            foreach (var sha256 in few)
            {
                await KeepAsync(sha256, cancel);
                await store.DeleteObjectAsync(sha256, cancel);
                faults.Reached("sweep.object.deleted");
            }

            // a run writes its manifest before its first object, a correction its marker after the last
            if (!before.Names.SetEquals((await NamesAsync(cancel)).Names))
            {
                await PutBackAsync(cancel);
                return (swept, true);
            }

            Directory.Delete(kept, recursive: true);
            swept.AddRange(few);
        }

        return (swept, false);
    }

    /// <summary>Whatever a killed sweep left: it is swept again or was needed.</summary>
    private async ValueTask PutBackAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(kept))
            return;
        foreach (var file in Directory.GetFiles(kept))
        {
            if (Path.GetFileName(file) is { Length: 64 } name && name.All(char.IsAsciiHexDigitLower))
                await store.PutObjectAsync(Digest.Parse(name), file, cancel);
        }

        Directory.Delete(kept, recursive: true);
    }

    private async ValueTask KeepAsync(Digest sha256, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(kept);
            var unfinished = Path.Combine(kept, "unfinished");
            await objects.CopyAsync(sha256, unfinished, cancel);
            File.Move(unfinished, Path.Combine(kept, sha256.Hex), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"What is swept cannot be kept in {kept}.", "Free space there or give write access, then run 'ingest verify --repair' again.", e);
        }
    }

    /// <summary>Markers and batches of the moment; a batch with a manifest and without a receipt is open.</summary>
    private async ValueTask<(HashSet<string> Names, bool Open)> NamesAsync(CancellationToken cancel)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var manifests = 0;
        var receipts = 0;
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Commits, cancel))
            names.Add(name);
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Batches, cancel))
        {
            names.Add(name);
            manifests += name.EndsWith("/manifest.json", StringComparison.Ordinal) ? 1 : 0;
            receipts += name.EndsWith("/receipt.json", StringComparison.Ordinal) ? 1 : 0;
        }

        return (names, manifests > receipts);
    }
}
