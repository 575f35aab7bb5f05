using Ingest.Model;

namespace Ingest.Tests.Journals;

using Ingest.Journal;

public sealed class BatchLifeTests : IDisposable
{
    private readonly StateFolder state = new();
    private readonly FakeStore store = new();

    [Fact]
    public async Task A_batch_runs_to_its_end_and_its_account_closes()
    {
        var ended = await new FakeRun(FakeDelivery.Mixed, state.Path, store).RunAsync();

        await using var journal = await Journal.OpenAsync(state.Path, FaultPoints.None, default);
        var id = FakeDelivery.Mixed.Manifest.BatchId("default");
        var account = await new Accounts(journal).OfBatchAsync(id, default);
        Assert.Equal(BatchState.CompleteWithErrors, ended);
        Assert.Equal(new Account(15, 8, 1, 4, 1, 0, 2), account);
        Assert.True(account.Closed);
        Assert.Equal(2.0 / 15, await new Accounts(journal).QuarantinedShareAsync(id, default));
        Assert.Equal(4, store.Markers.Count);
        Assert.Equal(8, store.Objects.Count);
    }

    [Fact]
    public async Task Killing_at_any_fault_point_and_resuming_leaves_the_same_rows_and_the_same_store()
    {
        var calm = new KillingFaults(int.MaxValue);
        await new FakeRun(FakeDelivery.Mixed, state.Path, store) { Faults = calm }.RunAsync();
        var expected = JournalDump.Of(state.Path);

        Assert.Contains("journal.page.commit", calm.Names);
        for (var point = 1; point <= calm.Names.Count; point++)
        {
            using var other = new StateFolder();
            var survivor = new FakeStore();
            var killed = await Assert.ThrowsAsync<KilledException>(
                () => new FakeRun(FakeDelivery.Mixed, other.Path, survivor) { Faults = new KillingFaults(point) }.RunAsync());
            await new FakeRun(FakeDelivery.Mixed, other.Path, survivor).RunAsync();

            Assert.True(expected == JournalDump.Of(other.Path), $"killed at {killed.Message} ({point})");
            Assert.Equal(store.Markers.OrderBy(m => m.Key), survivor.Markers.OrderBy(m => m.Key));
        }
    }

    [Fact]
    public async Task A_resumed_run_recognizes_only_what_is_not_recorded()
    {
        var all = FakeDelivery.Mixed.Scan().Count();
        var pages = 0;
        var killing = new CountingKill("journal.page.after", 5, () => pages++);
        await Assert.ThrowsAsync<KilledException>(() => new FakeRun(FakeDelivery.Mixed, state.Path, store) { Faults = killing }.RunAsync());

        var second = new FakeRun(FakeDelivery.Mixed, state.Path, store);
        await second.RunAsync();

        Assert.Equal(5, pages);
        Assert.Equal(all - 5, second.Recognized);
    }

    [Fact]
    public async Task A_journalled_decision_is_not_taken_anew_by_a_resumed_run()
    {
        await Assert.ThrowsAsync<KilledException>(() => new FakeRun(FakeDelivery.Mixed, state.Path, store)
        {
            Faults = new CountingKill("journal.document.after", 1, () => { }),
        }.RunAsync());

        var resumed = new FakeRun(FakeDelivery.Mixed, state.Path, store) { ClassSuffix = "-anew" };
        await resumed.RunAsync();

        var report = await resumed.ReportAsync();
        Assert.Contains("\"class\": \"letter\"", report, StringComparison.Ordinal);
        Assert.Contains("\"class\": \"form-anew\"", report, StringComparison.Ordinal);
        using var other = new StateFolder();
        var calm = new FakeStore();
        await new FakeRun(FakeDelivery.Mixed, other.Path, calm).RunAsync();
        Assert.Equal(calm.Markers.First(), store.Markers.First());
        Assert.NotEqual(calm.Markers.Last(), store.Markers.Last());
    }

    [Fact]
    public async Task A_complete_batch_has_no_words_left_and_keeps_its_state()
    {
        var run = new FakeRun(FakeDelivery.Mixed, state.Path, store);
        await run.RunAsync();
        var rows = JournalDump.Of(state.Path);

        Assert.DoesNotContain("words|", rows, StringComparison.Ordinal);
        Assert.Equal(BatchState.CompleteWithErrors, await run.RunAsync());
        Assert.Equal(rows, JournalDump.Of(state.Path));
    }

    public void Dispose() => state.Dispose();

    private sealed class CountingKill(string wanted, int count, Action passed) : FaultPoints
    {
        private int left = count;

        public override void Reached(string name)
        {
            if (name != wanted)
                return;
            passed();
            if (--left == 0)
                throw new KilledException(name);
        }
    }
}
