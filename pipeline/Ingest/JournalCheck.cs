using System.Runtime.CompilerServices;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest;

/// <summary>
/// Holds the journal against the store: every column that can contradict it. A batch against its manifest and newest receipt, pages and documents against their
/// markers (<see cref="JournalledDocumentCheck"/>).
/// </summary>
/// <remarks>
/// What nothing in the store contradicts: numbers that only give an order (batch.number), wall times (started, finished), the configuration of the run and the
/// paths of the delivered files (both of one machine), what was merely seen on a page (findings, confidences, seconds: metadata describe it, nothing is decided
/// by it again), the decision about a document that was already stored, how often a page was tried, words of open batches and corrections under way.
/// The newest audit entry is held against the log by <see cref="Proof.AuditCheck"/>, the digests of markers against the store by <see cref="StoreVerifier"/>.
/// </remarks>
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
        catch (Exception e) when (e is StoreException or FormatException or ArgumentException or KeyNotFoundException or System.Text.Json.JsonException)
        {
            return [Of($"batch {Shown(id)}", "A row of it cannot be read, or names what is not there.") with { Kind = DifferenceKind.JournalDamaged }];
        }
    }

    private async ValueTask<IReadOnlyList<Difference>> CompareAsync(string id, CancellationToken cancel)
    {
        var found = new List<Difference>();
        // one moment: a correction beside this verification moves pages from document to document
        var (batch, manifest, pages, documents, stacks) = await journal.ReadAsync(rows => (
            BatchRows.Single(rows, id), ManifestRows.Read(rows, id), PageRows.OfBatch(rows, id).Zip(PageRows.RowsOfBatch(rows, id)).ToList(),
            DocumentRows.OfBatch(rows, id).Zip(DocumentRows.GapsOfBatch(rows, id)).ToList(), AccountRows.OfStacks(rows, id)), cancel);
        var stored = await store.ReadRecordAsync(StoreLayout.Manifest(id), cancel);
        if (!stored.IsEmpty && !StoredManifest.Of(manifest, batch.Context).Write().Span.SequenceEqual(stored.Span))
            found.Add(Of($"batch {id}", $"Its manifest is not {StoreLayout.Manifest(id)}."));
        if (manifest.BatchId(batch.Context.Organisation) != id)
            found.Add(Of($"batch {id}", "It is not named after its delivery."));
        var sources = manifest.Stacks.ToDictionary(s => s.Name, s => s.Files.Select(f => f.Sha256).ToHashSet());
        foreach (var (page, row) in pages)
        {
            var delivered = page.Page.Fault is null ? page.Page.Image!.Delivered.Sha256 : page.Page.SourceSha256;
            if (page.Page.Key != Identity.PageKey(id, page.Page.Id, delivered) || row != new PageColumns(page.Page.Id, page.Page.Key.Hex, page.Page.EndsStack))
                found.Add(Of($"page {page.Page.Id}", "Its key is not that of its image, or its row is another page's."));
            else if (page.Page.Fault is null && sources.GetValueOrDefault(page.Page.Id.Stack)?.Contains(page.Page.SourceSha256) != true)
                found.Add(Of($"page {page.Page.Id}", "Its file is not one of the delivery."));
        }

        var check = new JournalledDocumentCheck(store, pages.Select(p => p.First).ToLookup(p => p.Document), batch);
        foreach (var (document, gaps) in documents)
        {
            if (await check.FaultAsync(document, gaps, cancel) is { Length: > 0 } fault)
                found.Add(Of($"document {document.Id}", fault, document.Id));
        }

        if (batch.State.IsComplete())
            found.AddRange(await ClosedAsync(batch, stacks, [.. documents.Select(d => d.First)], cancel));
        else if (batch.Finished is not null)
            found.Add(Of($"batch {id}", "It has an end and is not complete."));
        return found;
    }

    private async ValueTask<List<Difference>> ClosedAsync(
        JournalledBatch batch, IReadOnlyList<Journal.StackAccount> stacks, IReadOnlyList<JournalledDocument> documents, CancellationToken cancel)
    {
        var found = new List<Difference>();
        var state = stacks.Any(s => s.Account.Quarantined > 0) ? BatchState.CompleteWithErrors : BatchState.Complete;
        if (batch.State != state || batch.Finished is null || stacks.Any(s => !s.Closed))
            found.Add(Of($"batch {batch.Id}", "Its state is not what its pages say."));
        if (!await HasReceiptAsync(batch, cancel))
            found.Add(Of($"batch {batch.Id}", "It accounts for its pages and documents otherwise than every receipt of the batch in the store."));
        if (!await IsInOrderAsync(batch.Id, documents, cancel))
            found.Add(Of($"batch {batch.Id}", $"Its documents stand in another order than in {StoreLayout.Receipt(batch.Id, 1)}."));
        return found;
    }

    /// <summary>Documents that corrections made come later and stand behind all others here.</summary>
    private async ValueTask<bool> IsInOrderAsync(string batch, IReadOnlyList<JournalledDocument> documents, CancellationToken cancel)
    {
        // a receipt that is missing or damaged has been named already
        if (RecordReader.TryRead(await store.ReadRecordAsync(StoreLayout.Receipt(batch, 1), cancel), ReceiptJson.Read, out _) is not { } first)
            return true;
        var stored = first.Documents.Select(d => (d.Id, d.AlreadyStored)).ToList();
        var known = stored.ToHashSet();
        return documents.Select(d => (Id: d.Link ?? d.Id, AlreadyStored: d.Link is not null)).Where(known.Contains).SequenceEqual(stored);
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

    private static Difference Of(string place, string detail, Guid? document = null) =>
        new(DifferenceKind.JournalDiffers, $"{Journal.Journal.FileName}: {place}", detail, document);

    private static string Shown(string id) => id.Length == 64 && id.All(char.IsAsciiHexDigitLower) ? id : "?";
}
