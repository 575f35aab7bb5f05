using Ingest.Deposit;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Tests.Deposit;
using Ingest.Tests.Support;

namespace Ingest.Tests.Proof;

public sealed class OrphanSweeperTests : IDisposable
{
    private readonly TempFolder state = new();

    public void Dispose() => state.Dispose();

    [Fact]
    public async Task Orphans_go_and_everything_else_stays()
    {
        using var batch = await ClosedBatch.MakeAsync();
        var before = batch.Names();
        var orphans = await OrphansAsync(batch);
        var (swept, kept) = await SweepAsync(batch, orphans);
        Assert.Equal((orphans.Count, false), (swept.Count, kept));
        Assert.Equal(before, batch.Names());
        Assert.False(Directory.Exists(state["swept"]));
    }

    [Fact]
    public async Task Nothing_is_swept_while_a_batch_is_open()
    {
        using var batch = await ClosedBatch.MakeAsync();
        var orphans = await OrphansAsync(batch);
        await batch.Store.TryCreateRecordAsync("batches/batch-2/manifest.json", "{}"u8.ToArray(), default);
        var (swept, kept) = await SweepAsync(batch, orphans);
        Assert.Equal((0, true), (swept.Count, kept));
        Assert.True(await batch.Store.HasObjectAsync(orphans[0], default));
    }

    [Fact]
    public async Task What_a_run_begins_to_use_during_the_sweep_is_put_back()
    {
        using var batch = await ClosedBatch.MakeAsync();
        var orphans = await OrphansAsync(batch);
        var beginning = new AtFirst(() => File.WriteAllText(Path.Combine(Directory.CreateDirectory(batch.PathOf("batches/batch-2")).FullName, "manifest.json"), "{}"));
        var (swept, kept) = await SweepAsync(batch, orphans, beginning);
        Assert.Equal((0, true), (swept.Count, kept));
        Assert.All(orphans, o => Assert.True(File.Exists(batch.PathOf(StoreLayout.Object(o)))));
    }

    [Fact]
    public async Task A_killed_sweep_loses_nothing()
    {
        using var batch = await ClosedBatch.MakeAsync();
        var orphans = await OrphansAsync(batch);
        await Assert.ThrowsAsync<SimulatedKillException>(() => SweepAsync(batch, orphans, new KillAt(2)));
        await batch.Store.TryCreateRecordAsync("batches/batch-2/manifest.json", "{}"u8.ToArray(), default);
        await SweepAsync(batch, orphans);
        Assert.All(orphans, o => Assert.True(File.Exists(batch.PathOf(StoreLayout.Object(o)))));
    }

    private Task<(IReadOnlyList<Digest> Swept, bool Kept)> SweepAsync(ClosedBatch batch, IReadOnlyList<Digest> orphans, FaultPoints? faults = null) =>
        new OrphanSweeper(batch.Store, state.Root, faults ?? FaultPoints.None).SweepAsync(orphans, default).AsTask();

    private static async Task<List<Digest>> OrphansAsync(ClosedBatch batch)
    {
        for (byte i = 0; i < 5; i++)
            await batch.Store.PutObjectAsync(Digest.Of([i]), new[] { i }, default);
        return [.. (await batch.VerifyAsync()).Where(d => d.Kind == DifferenceKind.OrphanObject).Select(d => Digest.Parse(d.Name))];
    }

    private sealed class AtFirst(Action act) : FaultPoints
    {
        private bool done;

        public override void Reached(string name)
        {
            if (!done)
                act();
            done = true;
        }
    }
}
