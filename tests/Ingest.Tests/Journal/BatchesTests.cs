using Ingest.Model;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Journals;

using Ingest.Journal;

public sealed class BatchesTests : IDisposable
{
    private static readonly DateTimeOffset Evening = new(2026, 3, 2, 22, 0, 0, 250, TimeSpan.Zero);

    private readonly StateFolder state = new();
    private readonly FakeTimeProvider time = new(Evening);

    [Fact]
    public async Task Opening_the_same_delivery_again_gives_the_first_clock_operator_and_configuration()
    {
        await using var journal = await OpenAsync();
        var batches = new Batches(journal, time);
        var first = await batches.OpenAsync(FakeDelivery.Mixed.Manifest, "default", null, "op-1", "p", "{\"a\":1}", default);
        time.Advance(TimeSpan.FromHours(3));

        var second = await batches.OpenAsync(FakeDelivery.Mixed.Manifest, "default", Evening.AddDays(9), "op-2", "q", "{\"a\":2}", default);

        Assert.Equal(first, second);
        Assert.Equal(Evening.AddMilliseconds(-250), second.Clock);
        var found = await batches.FindAsync(first.Id[..8], default);
        Assert.Equal("{\"a\":1}", found.Configuration);
        Assert.Equal(Evening, found.Started);
        Assert.Equal(BatchState.Open, found.State);
    }

    [Fact]
    public async Task A_given_clock_is_journalled_as_universal_time()
    {
        await using var journal = await OpenAsync();

        var batch = await new Batches(journal, time).OpenAsync(
            FakeDelivery.Mixed.Manifest, "default", new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.FromHours(2)), "", "p", "{}", default);

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 6, 0, 0, TimeSpan.Zero), batch.Clock);
        Assert.Equal(TimeSpan.Zero, batch.Clock.Offset);
    }

    [Fact]
    public async Task The_delivery_can_be_read_again_without_its_input()
    {
        await using var journal = await OpenAsync();
        var batches = new Batches(journal, time);
        var batch = await batches.ReceiveAsync(FakeDelivery.Mixed.Manifest, "default", null, "", "p", "{}", default);

        var manifest = await batches.ManifestAsync(batch.Id, default);

        Assert.Equal(FakeDelivery.Mixed.Manifest.Ignored, manifest.Ignored);
        Assert.Equal(FakeDelivery.Mixed.Manifest.Stacks.Select(s => s.Name), manifest.Stacks.Select(s => s.Name));
        Assert.Equal(FakeDelivery.Mixed.Manifest.Stacks.SelectMany(s => s.Files), manifest.Stacks.SelectMany(s => s.Files));
        Assert.Equal(batch.Id, manifest.BatchId("default"));
        Assert.Equal(BatchState.Received, (await batches.FindAsync(batch.Id, default)).State);
    }

    [Fact]
    public async Task A_delivery_that_was_moved_is_the_same_batch_at_its_new_place()
    {
        await using var journal = await OpenAsync();
        var batches = new Batches(journal, time);
        var manifest = FakeDelivery.Mixed.Manifest;
        await batches.OpenAsync(manifest, "default", null, "", "p", "{}", default);
        var moved = manifest with { Stacks = [.. manifest.Stacks.Select(s => s with { Files = [.. s.Files.Select(f => f with { Path = "/moved/" + f.Name })] })] };

        var batch = await batches.OpenAsync(moved, "default", null, "", "p", "{}", default);

        Assert.All((await batches.ManifestAsync(batch.Id, default)).Stacks.SelectMany(s => s.Files), f => Assert.StartsWith("/moved/", f.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_prefix_must_name_exactly_one_batch()
    {
        await using var journal = await OpenAsync();
        var batches = new Batches(journal, time);
        await Assert.ThrowsAsync<UsageException>(async () => await batches.NewestAsync(default));
        await batches.OpenAsync(FakeDelivery.Mixed.Manifest, "default", null, "", "p", "{}", default);
        var newest = await batches.OpenAsync(FakeDelivery.Mixed.Manifest, "other", null, "", "p", "{}", default);

        await Assert.ThrowsAsync<UsageException>(async () => await batches.FindAsync("", default));
        await Assert.ThrowsAsync<UsageException>(async () => await batches.FindAsync("%", default));
        Assert.Equal(newest.Id, (await batches.NewestAsync(default)).Id);
    }

    [Fact]
    public async Task Closing_is_refused_while_a_page_has_no_state_or_is_missing()
    {
        var delivery = new FakeDelivery([("s.tif", [new("one"), new("two"), new("three")])]);
        await using var journal = await OpenAsync();
        var batches = new Batches(journal, time);
        var batch = await batches.OpenAsync(delivery.Manifest, "default", null, "", "p", "{}", default);
        var (recorder, pages, scans) = (new PageRecorder(journal, batch, new FakeStore()), new BatchPages(journal, batch), delivery.Scan().ToList());

        await Assert.ThrowsAsync<StoreException>(async () => await batches.CloseAsync(batch.Id, default));
        foreach (var scan in scans.Where(s => s.Id.Number != 2))
        {
            await recorder.RunAsync(new(scan, new(), PageText.Empty), default);
            await pages.SettleAsync(scan.Id, PageState.Blank, default);
        }

        Assert.True((await new Accounts(journal).OfBatchAsync(batch.Id, default)).Closed);
        await Assert.ThrowsAsync<StoreException>(async () => await batches.CloseAsync(batch.Id, default));
        await recorder.RunAsync(new(scans[1], new(), PageText.Empty), default);
        await Assert.ThrowsAsync<StoreException>(async () => await batches.CloseAsync(batch.Id, default));
        await pages.SettleAsync(scans[1].Id, PageState.Separator, default);

        Assert.Equal(BatchState.Complete, await batches.CloseAsync(batch.Id, default));
        Assert.Equal(Evening, (await batches.FindAsync(batch.Id, default)).Finished);
    }

    [Fact]
    public async Task Status_tells_a_running_batch_from_an_interrupted_one()
    {
        await Assert.ThrowsAsync<KilledException>(() =>
            new FakeRun(FakeDelivery.Mixed, state.Path, new()) { Faults = new KillingFaults(60) }.RunAsync());
        await using var journal = await OpenAsync();
        var batches = new Batches(journal, time);

        var interrupted = Assert.Single(await batches.ListAsync(default));
        using (await BatchLock.AcquireAsync(state.Path, interrupted.Batch.Id, time, default))
            Assert.False(Assert.Single(await batches.ListAsync(default)).Interrupted);

        Assert.True(interrupted.Interrupted);
        Assert.Equal(3, interrupted.Stacks);
        Assert.True(interrupted.Account.Delivered > interrupted.Account.InDocuments);
    }

    public void Dispose() => state.Dispose();

    private ValueTask<Journal> OpenAsync() => Journal.OpenAsync(state.Path, FaultPoints.None, default);
}
