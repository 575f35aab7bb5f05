using System.Runtime.CompilerServices;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest;

/// <summary>Holds the journal against the store: the manifest of each batch, the receipt of each closed one, the identity of its pages and the objects of its documents.</summary>
internal sealed class JournalCheck(Journal.Journal journal, IDepositStore store)
{
    public async IAsyncEnumerable<Difference> CheckAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        if (await journal.ReadAsync(rows => rows.Query("pragma integrity_check(1)", r => r.GetString(0)), cancel) is not ["ok"])
        {
            yield return new(DifferenceKind.JournalDamaged, Journal.Journal.FileName, "SQLite finds it damaged.");
            yield break;
        }

        foreach (var id in await journal.ReadAsync(rows => rows.Query("select id from batch order by number", r => r.GetString(0)), cancel))
        {
            foreach (var difference in await BatchAsync(id, cancel))
                yield return difference;
        }
    }

    private async ValueTask<IReadOnlyList<Difference>> BatchAsync(string id, CancellationToken cancel)
    {
        try
        {
            return await CompareAsync(id, cancel);
        }
        catch (Exception e) when (e is StoreException or FormatException or ArgumentException or System.Text.Json.JsonException)
        {
            return [Of(DifferenceKind.JournalDamaged, $"batch {Shown(id)}", "A row of it cannot be read, or names what is not there.")];
        }
    }

    private async ValueTask<IReadOnlyList<Difference>> CompareAsync(string id, CancellationToken cancel)
    {
        var found = new List<Difference>();
        var batch = await journal.ReadAsync(rows => BatchRows.Single(rows, id), cancel);
        var manifest = await journal.ReadAsync(rows => ManifestRows.Read(rows, id), cancel);
        var stored = await store.ReadRecordAsync(StoreLayout.Manifest(id), cancel);
        if (!stored.IsEmpty && !StoredManifest.Of(manifest, batch.Context).Write().Span.SequenceEqual(stored.Span))
            found.Add(Of(DifferenceKind.JournalDiffers, $"batch {id}", $"Its manifest is not {StoreLayout.Manifest(id)}."));
        foreach (var (page, key) in await journal.ReadAsync(rows => PageRows.OfBatch(rows, id).Zip(PageRows.KeysOfBatch(rows, id)).ToList(), cancel))
        {
            var delivered = page.Page.Fault is null ? page.Page.Image!.Delivered.Sha256 : page.Page.SourceSha256;
            if (page.Page.Key != Identity.PageKey(id, page.Page.Id, delivered) || key != page.Page.Key.Hex)
                found.Add(Of(DifferenceKind.JournalDiffers, $"page {page.Page.Id}", "Its key is not that of its image."));
        }

        foreach (var document in (await journal.ReadAsync(rows => DocumentRows.OfBatch(rows, id), cancel)).Where(d => d.Marker.Length > 0))
        {
            if (await DocumentAsync(document, cancel) is { } difference)
                found.Add(difference);
        }

        if (batch.State.IsComplete() && !await HasReceiptAsync(batch, cancel))
            found.Add(Of(DifferenceKind.JournalDiffers, $"batch {id}", "It accounts for its pages and documents otherwise than every receipt of the batch in the store."));
        return found;
    }

    private async ValueTask<Difference?> DocumentAsync(JournalledDocument document, CancellationToken cancel)
    {
        if (document.Marker != StoreLayout.Marker(document.Id, document.Version ?? 0))
            return Of(DifferenceKind.JournalDiffers, $"document {document.Id}", "Its marker is not one of it.", document.Id);
        // a marker that is missing or damaged has been named already
        if (RecordChecks.TryRead(await store.ReadRecordAsync(document.Marker, cancel), MarkerReader.Read, out _) is not { } marker)
            return null;
        var same = marker.DocumentKey == document.Key && marker.ContentKey == document.ContentKey && document.Objects.Count == marker.Objects.Count
            && document.Objects.All(o => marker.Objects.TryGetValue(o.Key, out var there) && there.Sha256 == o.Value);
        return same ? null : Of(DifferenceKind.JournalDiffers, $"document {document.Id}", $"Its keys or objects are not those of {document.Marker}.", document.Id);
    }

    /// <summary>What the journal accounts for is what the newest receipt says. A correction that moves no page and settles nothing makes a version without a further receipt.</summary>
    private async ValueTask<bool> HasReceiptAsync(JournalledBatch batch, CancellationToken cancel)
    {
        var mine = await new BatchReceipts(journal, store).OfAsync(batch.Id, cancel);
        if (await BatchRecord.NewestReceiptAsync(store, batch.Id, cancel) is not { Receipt: var stored })
            return false;
        return mine.Stacks.SequenceEqual(stored.Stacks)
            && mine.OtherPages.ToHashSet().SetEquals(stored.OtherPages)
            && mine.Documents.Count == stored.Documents.Count
            && mine.Documents.OrderBy(Order).Zip(stored.Documents.OrderBy(Order)).All(pair => Same(pair.First, pair.Second));

        static (Guid, bool, string) Order(ReceiptDocument document) => (document.Id, document.AlreadyStored, document.Stack);

        static bool Same(ReceiptDocument mine, ReceiptDocument stored) => mine.Version == stored.Version
            ? mine == stored
            : mine.Version > stored.Version && (mine.Id, mine.Stack, mine.Pages, mine.AlreadyStored) == (stored.Id, stored.Stack, stored.Pages, stored.AlreadyStored)
                && (mine.Status == stored.Status || mine.AlreadyStored);
    }

    private static Difference Of(DifferenceKind kind, string place, string detail, Guid? document = null) => new(kind, $"{Journal.Journal.FileName}: {place}", detail, document);

    private static string Shown(string id) => id.Length == 64 && id.All(char.IsAsciiHexDigitLower) ? id : "?";
}
