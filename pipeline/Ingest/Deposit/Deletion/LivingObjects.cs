using Ingest.Model;

namespace Ingest.Deposit.Deletion;

/// <summary>
/// Looks through all markers and receipts: which objects documents that are not deleted consist of, in whichever version, and which
/// dissolved documents have no descendant left. One digest half for each reference is held in memory.
/// </summary>
internal sealed class LivingObjects(IDepositStore store)
{
    private readonly Dictionary<Guid, CommitMarker> dissolved = [];
    private readonly Dictionary<Guid, HashSet<Guid>> descendants = [];

    /// <param name="going">Documents that are deleted, or are about to be.</param>
    /// <param name="elsewhere">What is named outside the store, such as pages of a batch that is not closed.</param>
    public async ValueTask<ReferencedObjects> FindAsync(IReadOnlySet<Guid> going, IEnumerable<Digest> elsewhere, CancellationToken cancel)
    {
        var alive = new ReferencedObjects();
        foreach (var sha256 in elsewhere)
            alive.Add(sha256);
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Commits, cancel))
        {
            if (!StoreLayout.TryParseMarker(name, out var id, out _))
                continue;
            var marker = Required(name, await store.ReadRecordAsync(name, cancel), MarkerReader.Read);
            foreach (var source in marker.DerivedFrom)
            {
                if (!descendants.TryAdd(source.Id, [id]))
                    descendants[source.Id].Add(id);
            }

            if (marker.Status == DocumentStatus.Dissolved)
                dissolved[id] = marker;
            if (going.Contains(id))
                continue;
            foreach (var (sha256, _) in marker.References())
                alive.Add(sha256);
        }

        await foreach (var name in store.ListRecordsAsync(StoreLayout.Batches, cancel))
        {
            if (!name.Contains("/receipt", StringComparison.Ordinal))
                continue;
            foreach (var page in Required(name, await store.ReadRecordAsync(name, cancel), ReceiptJson.Read).OtherPages.Where(p => p.Delivered is not null))
                alive.Add(page.Delivered!.Value);
        }

        return alive;
    }

    /// <summary>Dissolved documents whose pages live on in none but these documents.</summary>
    public IEnumerable<CommitMarker> LeftBehindBy(IReadOnlySet<Guid> going) =>
        dissolved.Values.Where(d => !going.Contains(d.Id) && descendants.TryGetValue(d.Id, out var after) && after.Count > 0 && after.IsSubsetOf(going));

    /// <summary>What cannot be read may name any object: then nothing is taken away.</summary>
    private static T Required<T>(string name, ReadOnlyMemory<byte> bytes, Func<ReadOnlyMemory<byte>, T> read) where T : class =>
        RecordReader.TryRead(bytes, read, out var reason) ?? throw StoreFailure.Different(name, $"it cannot be read ({reason.TrimEnd('.')}), so nothing was deleted");
}
