using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Deposit.Deletion;
using Ingest.Model;
using Ingest.Tests.Akten;
using Ingest.Tests.Deposit;
using Ingest.Tests.Journals;
using Ingest.Tests.Support;

namespace Ingest.Tests.Deletion;

public sealed class DeletionDeskTests : IDisposable
{
    private readonly DeletionPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task An_ordered_deletion_takes_the_objects_and_leaves_the_proof()
    {
        await using var work = await place.OpenAsync();
        var gone = await place.StoreAsync(work, "1-1", "a.tif");
        var stays = await place.StoreAsync(work, "1-2", "b.tif");
        var marker = (await work.FindMarkerAsync(gone, default))!;

        var desk = DeletionPlace.Desk(work);
        var done = Assert.Single(await desk.CarryOutAsync(await desk.PlanAsync(DeletionPlace.Order("1-1"), default), default));

        Assert.Equal((gone, marker.References().Select(r => r.Object).Distinct().Count(), 0), (done.Document, done.Removed.Count, done.Kept.Count));
        foreach (var (sha256, _) in marker.References())
            Assert.False(await work.Store.HasObjectAsync(sha256, default));
        Assert.False((await work.Store.ReadRecordAsync(marker.Name, default)).IsEmpty);
        var order = (await work.Deletions.FindAsync(gone, default))!;
        Assert.Equal(("1-1", "Anordnung vom 3.2.2026", "reg-2", DeletionPlace.Now, DeletionGround.Order), (order.Akte, order.Reason, order.Actor, order.Time, order.Ground));
        Assert.Equal([stays], await DeletionPlace.ListedAsync(work));
        Assert.Empty(await DeletionPlace.VerifyAsync(work));
        var said = await Assert.ThrowsAsync<UsageException>(async () => await work.FindMarkerAsync(gone, default));
        Assert.Contains("deleted on 2026-05-06", said.Message, StringComparison.Ordinal);
        var akte = await work.Akten.Records.FindAsync(Identity.AkteId("default", "1-1"), default);
        Assert.Equal(("delete", "1", "Anordnung vom 3.2.2026"), (akte!.History[^1].Action, akte.History[^1].Before, akte.History[^1].Reason));
    }

    [Fact]
    public async Task A_catalog_made_again_from_the_store_does_not_bring_a_deleted_document_back()
    {
        await using var work = await place.OpenAsync();
        var gone = await place.StoreAsync(work, "1-1");
        var desk = DeletionPlace.Desk(work);
        await desk.CarryOutAsync(await desk.PlanAsync(DeletionPlace.Order(gone.ToString()), default), default);
        await work.Catalog.RebuildAsync(work.Documents, default);
        Assert.Empty(await DeletionPlace.ListedAsync(work));
    }

    [Fact]
    public async Task What_another_document_consists_of_stays()
    {
        await using var work = await place.OpenAsync();
        var gone = await place.StoreAsync(work, "1-1", "a.tif");
        var stays = await place.StoreAsync(work, "1-2", "a.tif", batch: "batch-2");
        var desk = DeletionPlace.Desk(work);
        var done = Assert.Single(await desk.CarryOutAsync(await desk.PlanAsync(DeletionPlace.Order(gone.ToString()), default), default));
        var images = (await work.FindMarkerAsync(stays, default))!.Pages.Select(p => p.Delivered!.Sha256).ToList();
        Assert.Equal(images.ToHashSet(), done.Kept.ToHashSet());
        Assert.Empty(await DeletionPlace.VerifyAsync(work));
    }

    [Fact]
    public async Task By_retention_only_what_is_over_and_to_be_destroyed_goes()
    {
        await using var work = await place.OpenAsync();
        await work.Akten.ImportPlanAsync(AktenPlace.Plan(("1", "", 10, Aussonderungsart.Vernichten), ("2", "", 10, Aussonderungsart.Archivwuerdig), ("3", "", 10, Aussonderungsart.Bewerten)), "p.csv", "default", "", default);
        var due = await place.StoreAsync(work, "1-1", "a.tif");
        foreach (var (akte, stack) in new[] { ("1-2", "b.tif"), ("2-1", "c.tif"), ("3-1", "d.tif"), ("1-3", "e.tif"), ("4-1", "f.tif") })
            await place.StoreAsync(work, akte, stack);
        foreach (var (akte, year) in new[] { ("1-1", 2015), ("1-2", 2016), ("2-1", 2001), ("3-1", 2001), ("4-1", 2001) })
            await work.Akten.CloseAsync(akte, new(year, 3, 1), "default", "reg-2", "", default);

        var desk = DeletionPlace.Desk(work);
        var plan = await desk.PlanAsync(DeletionPlace.Due(), default);
        Assert.Equal([due], plan.Items.Select(i => i.Document.Id));
        Assert.Equal([due], (await desk.CarryOutAsync(plan, default)).Select(d => d.Document));
        foreach (var akte in new[] { "1-2", "2-1", "3-1", "1-3", "4-1" })
            Assert.Contains("not due", Assert.Single((await desk.PlanAsync(DeletionPlace.Due(akte), default)).Items).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_documents_are_refused_and_by_retention_their_Akte_with_them()
    {
        await using var work = await place.OpenAsync();
        await work.Akten.ImportPlanAsync(AktenPlace.Plan(("1", "", 10, Aussonderungsart.Vernichten)), "p.csv", "default", "", default);
        await place.StoreAsync(work, "1-1", "a.tif");
        var held = await place.StoreAsync(work, "1-1", "b.tif", held: true);
        await work.Akten.CloseAsync("1-1", new(2001, 3, 1), "default", "reg-2", "", default);
        var desk = DeletionPlace.Desk(work);
        Assert.Equal(2, (await desk.PlanAsync(DeletionPlace.Due(), default)).Items.Count(i => i.Refused.Length > 0));
        Assert.Equal([held], (await desk.PlanAsync(DeletionPlace.Order("1-1"), default)).Items.Where(i => i.Refused.Length > 0).Select(i => i.Document.Id));
    }

    [Fact]
    public async Task Nobody_deletes_without_a_name_a_reason_and_a_known_target()
    {
        await using var work = await place.OpenAsync();
        var desk = DeletionPlace.Desk(work);
        foreach (var request in new[] { DeletionPlace.Order("1-1") with { Actor = "" }, DeletionPlace.Order("1-1") with { Reason = " " }, DeletionPlace.Order(), DeletionPlace.Order("9-9"), DeletionPlace.Order(Guid.Empty.ToString()) })
            await Assert.ThrowsAsync<UsageException>(async () => await desk.PlanAsync(request, default));
    }

    [Fact]
    public async Task Killed_at_any_step_the_next_call_finishes_with_the_same_store_and_verify_names_what_is_open()
    {
        List<string>? calm = null;
        for (var kill = 0; ; kill += TestScope.All || kill == 0 ? 1 : 5)
        {
            using var other = new DeletionPlace();
            await using (var work = await other.OpenAsync())
            {
                await other.StoreAsync(work, "1-1", "a.tif");
                await other.StoreAsync(work, "1-1", "b.tif");
                await other.StoreAsync(work, "1-2", "c.tif");
            }

            var faults = new KillingFaults(kill);
            var killed = await KilledAsync(other, faults);
            await using (var work = await other.OpenAsync())
            {
                if (killed)
                {
                    var open = await DeletionPlace.VerifyAsync(work);
                    Assert.All(open, o => Assert.StartsWith("DeletionOpen", o, StringComparison.Ordinal));
                    // what was not ordered before the kill is ordered now; the rest is finished
                    var desk = DeletionPlace.Desk(work);
                    await desk.CarryOutAsync(await RemainingAsync(work, "1-1") ? await desk.PlanAsync(DeletionPlace.Order("1-1"), default) : new(DeletionPlace.Order("1-1"), []), default);
                }

                Assert.Empty(await DeletionPlace.VerifyAsync(work));
                Assert.Single(await DeletionPlace.ListedAsync(work));
            }

            var tree = StoreFolder.Tree(other.Folder.Store).Where(f => !f.StartsWith("audit/", StringComparison.Ordinal) && !f.StartsWith("akten/", StringComparison.Ordinal)).ToList();
            calm ??= tree;
            Assert.Equal(calm, tree);
            if (kill > 0 && !killed)
                return;
        }
    }

    [Fact]
    public async Task An_object_of_a_page_that_no_document_names_yet_stays()
    {
        await using var work = await place.OpenAsync();
        var gone = await place.StoreAsync(work, "1-1", "a.tif");
        var image = (await work.FindMarkerAsync(gone, default))!.Pages[0].Delivered!.Sha256;
        var delivery = new FakeDelivery([("x.tif", [new("delivered image a.tif#1")])]);
        var batch = await OpenBatch.CreateAsync(work.Journal, delivery);
        await batch.RecordAllAsync();
        var desk = DeletionPlace.Desk(work);
        Assert.Equal([image], Assert.Single(await desk.CarryOutAsync(await desk.PlanAsync(DeletionPlace.Order(gone.ToString()), default), default)).Kept);
    }

    [Fact]
    public async Task While_a_batch_is_worked_on_nothing_is_deleted()
    {
        await using var work = await place.OpenAsync();
        var gone = await place.StoreAsync(work, "1-1", "a.tif");
        var desk = DeletionPlace.Desk(work);
        var plan = await desk.PlanAsync(DeletionPlace.Order(gone.ToString()), default);
        var batch = await OpenBatch.CreateAsync(work.Journal, FakeDelivery.Mixed);
        using (await Ingest.Journal.BatchLock.AcquireAsync(work.Journal.Folder, batch.Batch.Id, TimeProvider.System, default))
            await Assert.ThrowsAsync<BusyException>(async () => await desk.CarryOutAsync(plan, default));
        Assert.Single(await DeletionPlace.ListedAsync(work));
        Assert.Single(await desk.CarryOutAsync(plan, default));
    }

    private static async Task<bool> RemainingAsync(Workplace work, string akte) =>
        await work.Catalog.ListAsync(new CatalogFilter(Akte: akte), default).AnyAsync(d => d.Akte == akte);

    private static async Task<bool> KilledAsync(DeletionPlace place, FaultPoints faults)
    {
        try
        {
            await using var faulty = await place.OpenAsync(faults);
            var desk = DeletionPlace.Desk(faulty, faults);
            await desk.CarryOutAsync(await desk.PlanAsync(DeletionPlace.Order("1-1"), default), default);
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }
}
