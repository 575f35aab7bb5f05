using System.Runtime.CompilerServices;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>
/// Reads the whole store again and says where it is not what its names, its markers, its receipts or the journal say it is.
/// One object buffer and 16 bytes for each reference are held in memory.
/// </summary>
public sealed class StoreVerifier(IDepositStore store, IProgress<VerifyProgress>? progress = null)
{
    private long records;
    private long objects;
    private long bytes;

    /// <param name="expected">What journal or catalog believe to be stored.</param>
    /// <exception cref="StoreException">The store itself cannot be read.</exception>
    public async IAsyncEnumerable<Difference> VerifyAsync(
        IAsyncEnumerable<ExpectedDocument> expected, [EnumeratorCancellation] CancellationToken cancel)
    {
        var check = new RecordChecks(store);
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Commits, cancel))
        {
            foreach (var difference in await check.MarkerAsync(name, cancel))
                yield return difference;
            Report(record: true);
        }

        await foreach (var name in store.ListRecordsAsync(StoreLayout.Batches, cancel))
        {
            foreach (var difference in await check.BatchAsync(name, cancel))
                yield return difference;
            Report(record: true);
        }

        await foreach (var document in expected.WithCancellation(cancel))
        {
            if (await check.ExpectedAsync(document, "the journal or catalog", cancel) is { } difference)
                yield return difference;
        }

        var damaged = new HashSet<Digest>();
        await foreach (var sha256 in store.ListObjectsAsync(cancel))
        {
            if (!await IsSoundAsync(sha256, cancel))
                damaged.Add(sha256);
            else if (!check.Referenced.Contains(sha256))
                yield return new(DifferenceKind.OrphanObject, sha256.Hex, "No marker and no receipt refers to it.");
        }

        await foreach (var difference in NameDamagedAsync(damaged, cancel))
            yield return difference;

        if (store is not IStrayFiles strays)
            yield break;
        await foreach (var name in strays.ListStrayAsync(cancel))
            yield return new(DifferenceKind.StrayFile, name, "Neither an object nor a record of the store.");
    }

    private async ValueTask<bool> IsSoundAsync(Digest sha256, CancellationToken cancel)
    {
        var stream = await store.OpenObjectAsync(sha256, cancel);
        await using (stream)
        {
            try
            {
                var found = await Digest.OfAsync(stream, cancel);
                bytes += stream.Length;
                Report(record: false);
                return found == sha256;
            }
            catch (IOException failure)
            {
                throw StoreFailure.Of($"object {sha256}", failure);
            }
        }
    }

    /// <summary>Damage is rare: the markers are read again to say whose objects these are.</summary>
    private async IAsyncEnumerable<Difference> NameDamagedAsync(HashSet<Digest> damaged, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (damaged.Count == 0)
            yield break;
        var unnamed = damaged.ToHashSet();
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Commits, cancel))
        {
            if (RecordChecks.TryRead(await store.ReadRecordAsync(name, cancel), MarkerReader.Read, out _) is not { } marker)
                continue;
            foreach (var (sha256, role) in marker.References().Where(r => damaged.Contains(r.Object)))
            {
                unnamed.Remove(sha256);
                yield return new(DifferenceKind.ObjectDamaged, sha256.Hex, $"Its bytes have another SHA-256; it is the {role} of {name}.", marker.Id);
            }
        }

        foreach (var sha256 in unnamed.OrderBy(d => d.Hex, StringComparer.Ordinal))
            yield return new(DifferenceKind.ObjectDamaged, sha256.Hex, "Its bytes have another SHA-256; no marker refers to it.");
    }

    private void Report(bool record)
    {
        if (record)
            records++;
        else
            objects++;
        progress?.Report(new(records, objects, bytes));
    }
}
