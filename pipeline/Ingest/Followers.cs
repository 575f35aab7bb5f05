using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Render.Records;
using Ingest.Review;

namespace Ingest;

/// <summary>
/// What follows the store: catalog, journal, receipt of the batch, audit log. Computed from the newest markers alone, so that it can be done
/// again at any time and by any process.
/// </summary>
internal sealed class Followers(Workplace place, TimeProvider time, FaultPoints faults)
{
    private const int CataloguedAtOnce = 200;

    private readonly StoredVersions versions = new(place.Store, TransferSteps.First);

    /// <summary>Holds the correction lock of the batch.</summary>
    /// <param name="auditedFrom">Number of an audit entry after which what is logged here may stand already; 0: anywhere.</param>
    public async Task FollowAsync(string batch, IReadOnlyList<Guid> documents, long auditedFrom, CancellationToken cancel)
    {
        var newest = new List<StoredVersion>();
        foreach (var id in documents)
            // what was deleted since does not come back into the catalog
            if (!await place.Deletions.IsDeletedAsync(id, cancel) && await place.Store.NewestVersionAsync(id, 0, cancel) is var version and > 0)
                newest.Add(await versions.LoadAsync(id, version, cancel));
        // one transaction for a correction of several documents; a command over thousands does not hold all their texts
        foreach (var few in newest.Chunk(CataloguedAtOnce))
        {
            var shown = new List<StoredDocument>();
            foreach (var version in few)
                shown.Add(await place.Documents.LoadAsync(version.Marker.Name, cancel));
            await place.Catalog.AddAsync(shown, cancel);
        }

        faults.Reached("review.catalog.followed");
        await new RevisionRecorder(place.Journal).FollowAsync([.. newest.Select(Revised)], cancel);
        faults.Reached("review.journal.followed");
        await CountAsync(batch, newest, again: auditedFrom == 0, cancel);
        foreach (var version in newest.Where(v => v.Marker.History.Count > 0))
            await place.Audit.AppendAsync(Act(version) with { After = auditedFrom }, cancel);
        faults.Reached("review.audit.followed");
        foreach (var marker in newest.Where(v => v.Marker.History.Count > 0).Select(v => v.Marker))
            await place.Akten.FileAsync(
                new[] { marker }.ToAsyncEnumerable(), marker.Organisation, marker.History[^1].Time, marker.History[^1].Actor, $"akten of {marker.Name}", cancel);
        faults.Reached("review.akten.followed");
    }

    /// <summary>Finishes corrections that a kill left between store and the rest; one that another process is writing is its own to finish.</summary>
    public async Task CompleteAsync(CancellationToken cancel)
    {
        var pending = new PendingCorrections(place.Journal);
        foreach (var correction in await pending.ListAsync(cancel))
        {
            using var held = BatchLock.TryCorrect(place.Journal.Folder, correction.Batch);
            if (held is null)
                continue;
            if (correction.Change.Length == 0 || await FinishAsync(correction.Change, cancel))
                await FollowAsync(correction.Batch, correction.Documents, 0, cancel);
            await pending.ForgetAsync(correction.Id, cancel);
        }
    }

    /// <summary>
    /// Brings journal and receipts after every correction the store holds and the catalog knows: for a journal that was lost or restored.
    /// Batches the journal does not know are left out.
    /// </summary>
    /// <param name="batch">Only this one; empty: all, unfinished corrections included.</param>
    public async Task RepairAsync(string batch, CancellationToken cancel)
    {
        if (batch.Length == 0)
            await foreach (var name in place.Store.ListRecordsAsync(StoreLayout.Changes, cancel))
                await FinishAsync(name, cancel);
        var journalled = (await place.Journal.ReadAsync(DocumentRows.Deposited, cancel)).ToDictionary(d => d.Id, d => d.Version);
        var batches = (await place.Journal.ReadAsync(BatchRows.NewestFirst, cancel)).Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var behind = new Dictionary<string, List<Guid>>(StringComparer.Ordinal);
        await foreach (var stored in place.Catalog.ExpectedAsync(cancel))
        {
            if (journalled.TryGetValue(stored.Id, out var version) && version >= stored.Version)
                continue;
            if (await place.Catalog.FindAsync(stored.Id, cancel) is { } row && batches.Contains(row.Batch) && (batch.Length == 0 || row.Batch == batch))
                (behind.TryGetValue(row.Batch, out var ids) ? ids : behind[row.Batch] = []).Add(stored.Id);
        }
        foreach (var (of, ids) in behind)
        {
            using var held = await BatchLock.AcquireForCorrectionAsync(place.Journal.Folder, of, time, cancel);
            await FollowAsync(of, ids, 0, cancel);
        }
    }

    private async ValueTask<bool> FinishAsync(string change, CancellationToken cancel)
    {
        var bytes = await place.Store.ReadRecordAsync(change, cancel);
        return !bytes.IsEmpty && await new VersionCommit(place.Store, faults).FinishAsync(ChangeRecord.Read(bytes), cancel);
    }

    /// <summary>A further receipt, sealed like the first, when pages, blanks or the state of a document have changed since the last one; none while the batch is open.</summary>
    /// <param name="again">An earlier try may have written the receipt and not sealed it.</param>
    private async Task CountAsync(string batch, List<StoredVersion> newest, bool again, CancellationToken cancel)
    {
        var closer = new BatchCloser(place.Store, place.Audit, faults);
        var change = newest.SelectMany(v => v.Marker.History).MaxBy(h => h.Time);
        while (await BatchRecord.NewestReceiptAsync(place.Store, batch, cancel) is { } last)
        {
            var changes = new List<Counted>();
            foreach (var version in newest)
            {
                var known = last.Receipt.Documents.FirstOrDefault(d => d.Id == version.Id && !d.AlreadyStored);
                var before = known is null ? null : MarkerReader.Read(await place.Store.ReadRecordAsync(StoreLayout.Marker(known.Id, known.Version), cancel));
                if (before is null || !Same(before, version.Marker))
                    changes.Add(new(before, version.Marker, version.Sha256));
            }
            if (changes.Count == 0 || change is null)
            {
                if (again && change is not null)
                    await closer.CloseAsync(batch, StoreLayout.Receipt(batch, last.Version), change.Time, change.Actor, cancel);
                return;
            }
            var manifest = await BatchRecord.FindManifestAsync(place.Store, batch, cancel) ?? throw StoreFailure.Missing(StoreLayout.Manifest(batch));
            var record = new BatchRecord(place.Store, new(batch, manifest.Organisation, manifest.Clock), faults);
            if (await record.TryAppendReceiptAsync(ReceiptRevision.Of(last.Receipt, changes), last.Version, cancel))
            {
                await closer.CloseAsync(batch, StoreLayout.Receipt(batch, last.Version + 1), change.Time, change.Actor, cancel);
                return;
            }
        }
    }

    private static bool Same(CommitMarker one, CommitMarker other) =>
        one.Status == other.Status && one.Pages.Select(p => p.Page).SequenceEqual(other.Pages.Select(p => p.Page))
        && one.Removed.Select(p => p.Page).SequenceEqual(other.Removed.Select(p => p.Page));

    private static RevisedDocument Revised(StoredVersion version)
    {
        var marker = version.Marker;
        // a dissolved document keeps the metadata of its last pages
        var pages = version.Recorded.Document.Pages.Where(p => marker.Pages.Any(m => m.Page == p.Id)).ToList();
        var recorded = version.Recorded with
        {
            Classified = version.Recorded.Classified with { Document = version.Recorded.Document with { Pages = pages } },
        };
        return new(marker.Batch,
            new Receipt(recorded, marker.Version, marker.Status, marker.Name, version.Sha256, marker.Objects.ToDictionary(o => o.Key, o => o.Value.Sha256)),
            [.. marker.Removed.Select(p => p.Page)]);
    }

    private static AuditAct Act(StoredVersion version)
    {
        var change = version.Marker.History[^1];
        return new(AuditActions.VersionCreated, change.Actor, change.Time, version.Id.ToString("D"))
        {
            Key = version.Marker.Name,
            Named = [new(version.Marker.Name, version.Sha256)],
            Facts = new Dictionary<string, string> { ["action"] = change.Action, ["reason"] = change.Reason },
        };
    }
}
