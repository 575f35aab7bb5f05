using Ingest.Akten;
using Ingest.Akten.Register;
using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Deposit.Deletion;
using Ingest.Model;

namespace Ingest;

/// <summary>
/// Says what a request deletes. By retention: whole Akten whose time is over and that are to be destroyed. By order: what a person
/// names. A held document stays in either case, and by retention its Akte with it.
/// </summary>
internal sealed class DeletionPlanner(Workplace place, TimeProvider time)
{
    public async ValueTask<DeletionPlan> PlanAsync(DeletionRequest request, CancellationToken cancel)
    {
        // nothing named: only what an interrupted deletion has left
        if (request is { Ground: DeletionGround.Order, Targets.Count: 0, Reason: "" })
            return new(request, []);
        if (request.Actor.Length == 0)
            throw new UsageException("Somebody has to answer for a deletion.", "Name the person's pseudonym with --operator.");
        if (request.Ground == DeletionGround.Order && (request.Reason.Trim().Length == 0 || request.Targets.Count == 0))
            throw new UsageException("An order to delete names what and why.", "ingest delete AKTE|DOCUMENT --reason TEXT; or by retention: ingest delete --due");
        var items = request.Ground == DeletionGround.Retention ? await DueAsync(request, cancel) : await OrderedAsync(request, cancel);
        return new(request, [.. items.DistinctBy(i => i.Document.Id)]);
    }

    private async ValueTask<List<DeletionItem>> DueAsync(DeletionRequest request, CancellationToken cancel)
    {
        var plan = await place.Akten.PlanAsync(request.Organisation, cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var akten = request.Targets.Count == 0
            ? place.Akten.Register.Closed(request.Organisation, today).Where(a => StepOf(a) == RetentionStep.Destroy).ToList()
            : request.Targets.Select(t => place.Akten.Register.Find(request.Organisation, t) ?? throw Unknown(t)).ToList();
        var items = new List<DeletionItem>();
        foreach (var akte in akten)
        {
            var documents = await DocumentsAsync(akte.Aktenzeichen, request.Organisation, cancel);
            var reason = $"{RetentionRule.Text(RetentionSource.Of(akte, plan).Retention)}, closed {(akte.ZdA is { } day ? IsoTime.Day(day) : "never")}";
            var stays = StepOf(akte) != RetentionStep.Destroy
                ? $"its Akte is not due to be destroyed: {reason}"
                : documents.Any(d => d.Status is DocumentStatus.Held or DocumentStatus.Provisional)
                    ? "its Akte has documents that are held or wait for a person"
                    : "";
            items.AddRange(documents.Select(d => new DeletionItem(d, reason, stays)));
        }

        return items;

        RetentionStep StepOf(RegisteredAkte akte) => RetentionRule.Step(akte.ZdA, RetentionSource.Of(akte, plan).Retention, today);
    }

    private async ValueTask<List<DeletionItem>> OrderedAsync(DeletionRequest request, CancellationToken cancel)
    {
        var items = new List<DeletionItem>();
        foreach (var target in request.Targets)
        {
            // one that is deleted already, or on its way, is no mistake: an interrupted deletion is asked for again like this
            var documents = !Guid.TryParse(target, out var id) ? await DocumentsAsync(target, request.Organisation, cancel)
                : await place.Deletions.IsDeletedAsync(id, cancel) ? []
                : await place.FindMarkerAsync(id, cancel) is { } one && one.Organisation == request.Organisation ? [one]
                : throw Unknown(target);
            if (documents.Count == 0 && id == Guid.Empty && place.Akten.Register.Find(request.Organisation, target) is null)
                throw Unknown(target);
            items.AddRange(documents.Select(d => new DeletionItem(
                d, request.Reason, d.Status == DocumentStatus.Held ? "it is held; release it first" : "")));
        }

        return items;
    }

    private async ValueTask<List<CommitMarker>> DocumentsAsync(string akte, string organisation, CancellationToken cancel)
    {
        var documents = new List<CommitMarker>();
        // the filter takes what begins so
        await foreach (var listed in place.Catalog.ListAsync(new CatalogFilter(Organisation: organisation, Akte: akte), cancel))
        {
            if (listed.Akte == akte && !await place.Deletions.IsDeletedAsync(listed.Id, cancel) && await place.FindMarkerAsync(listed.Id, cancel) is { } marker)
                documents.Add(marker);
        }

        return documents;
    }

    private static UsageException Unknown(string target) => new($"There is no Akte and no document {target}.", "'ingest akten' and 'ingest list' show what there is.");
}
