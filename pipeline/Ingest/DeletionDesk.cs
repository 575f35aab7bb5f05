using Ingest.Akten;
using Ingest.Deposit;
using Ingest.Deposit.Deletion;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest;

/// <summary>
/// Deletes documents: the order is recorded first, from then on the document counts as deleted; then it is no longer found, its objects
/// go, it is logged, and the order is marked as done. A kill at any step is finished by the next call.
/// </summary>
public sealed class DeletionDesk(Workplace place, TimeProvider time, FaultPoints faults)
{
    private readonly DeletionRecords records = new(place.Store, faults);

    public ValueTask<DeletionPlan> PlanAsync(DeletionRequest request, CancellationToken cancel) => new DeletionPlanner(place, time).PlanAsync(request, cancel);

    /// <summary>Carries the plan out, and before it what earlier orders have left open.</summary>
    /// <exception cref="BusyException">A batch is being worked on.</exception>
    public async ValueTask<IReadOnlyList<DeletionDone>> CarryOutAsync(DeletionPlan plan, CancellationToken cancel)
    {
        using var held = await DeletionLock.AcquireAsync(place.Journal, time, cancel);
        var head = await place.Audit.HeadAsync(cancel);
        var open = await records.OpenAsync(cancel).ToListAsync(cancel);
        var fresh = new List<DeletionOrder>();
        var now = time.GetUtcNow();
        foreach (var item in plan.Going)
            fresh.Add(await OrderAsync(item.Document, item.Reason));

        var going = (await records.DocumentsAsync(cancel)).ToHashSet();
        var living = new LivingObjects(place.Store);
        var alive = await living.FindAsync(going, await OfOpenBatchesAsync(cancel), cancel);
        if (living.LeftBehindBy(going).ToList() is { Count: > 0 } left)
        {
            // a dissolved document is only kept for the documents its pages went to
            foreach (var source in left)
                fresh.Add(await OrderAsync(source, "its pages went to documents that are deleted"));
            going.UnionWith(left.Select(s => s.Id));
            alive = await living.FindAsync(going, await OfOpenBatchesAsync(cancel), cancel);
        }

        var done = new List<DeletionDone>();
        foreach (var order in open)
            done.Add(await CarryOutAsync(order, alive, 0, cancel));
        foreach (var order in fresh.ExceptBy(open.Select(o => o.Document), o => o.Document))
            done.Add(await CarryOutAsync(order, alive, head.Number, cancel));
        await NoteInAktenAsync(open.Concat(fresh), cancel);
        return done;

        // no correction may make a version that the order does not know
        async ValueTask<DeletionOrder> OrderAsync(CommitMarker document, string reason)
        {
            using var uncorrected = await BatchLock.AcquireForCorrectionAsync(place.Journal.Folder, document.Batch, time, cancel);
            return await records.OrderAsync(await OrderOfAsync(document, plan.Request.Ground, reason, plan.Request.Actor, now, cancel), cancel);
        }
    }

    private async ValueTask<DeletionDone> CarryOutAsync(DeletionOrder order, ReferencedObjects alive, long loggedAfter, CancellationToken cancel)
    {
        await place.Catalog.RemoveAsync([order.Document], cancel);
        place.Akten.Register.Forget(order.Document);
        faults.Reached("deletion.found-no-more");
        var done = await records.RemoveAsync(order, alive, time.GetUtcNow(), cancel);
        await place.Audit.AppendAsync(new(AuditActions.DocumentDeleted, order.Actor, order.Time, order.Document.ToString("D"))
        {
            Named = [new(DeletionLayout.Order(order.Document), Digest.Of(order.Write().Span))],
            Facts = new Dictionary<string, string> { ["ground"] = order.Ground == DeletionGround.Retention ? "retention" : "order", ["reason"] = order.Reason },
            Key = DeletionLayout.Order(order.Document),
            After = loggedAfter,
        }, cancel);
        await records.FinishAsync(done, cancel);
        return done;
    }

    private async ValueTask<DeletionOrder> OrderOfAsync(
        CommitMarker newest, DeletionGround ground, string reason, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        var versions = new List<ExpectedDocument>();
        var objects = new HashSet<Digest>();
        await foreach (var name in place.Store.ListRecordsAsync($"{StoreLayout.Commits}{newest.Id:D}/", cancel))
        {
            if (!StoreLayout.TryParseMarker(name, out _, out var version))
                continue;
            var bytes = await place.Store.ReadRecordAsync(name, cancel);
            versions.Add(new(newest.Id, version, Digest.Of(bytes.Span)));
            objects.UnionWith(MarkerReader.Read(bytes).References().Select(r => r.Object));
        }

        return new(newest.Id, newest.Organisation, ground)
        {
            Akte = newest.Filing.Akte,
            Class = newest.Class,
            Pages = newest.Pages.Count,
            Reason = reason,
            Actor = actor,
            Time = now,
            Versions = [.. versions.OrderBy(v => v.Version)],
            Objects = [.. objects.OrderBy(o => o.Hex, StringComparer.Ordinal)],
        };
    }

    private ValueTask<List<Digest>> OfOpenBatchesAsync(CancellationToken cancel) => place.Journal.ReadAsync(PageRows.ObjectsOfOpenBatches, cancel);

    /// <summary>The Akte keeps that something was taken out of it, when and why; the same deletion is noted once.</summary>
    private async ValueTask NoteInAktenAsync(IEnumerable<DeletionOrder> orders, CancellationToken cancel)
    {
        foreach (var deletion in orders.DistinctBy(o => o.Document).GroupBy(o => (o.Organisation, o.Akte, o.Time)))
        {
            var id = Identity.AkteId(deletion.Key.Organisation, deletion.Key.Akte);
            if (await place.Akten.Records.FindAsync(id, cancel) is not null)
                await place.Akten.NoteDeletionAsync(id, deletion.Count(), deletion.First().Actor, deletion.Key.Time, deletion.First().Reason, cancel);
        }
    }
}
