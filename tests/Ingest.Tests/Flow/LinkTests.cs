using Ingest.Flow;

namespace Ingest.Tests.Flow;

public class LinkTests
{
    private static readonly Step<int, int> Same = new((n, _) => ValueTask.FromResult(n));

    [Fact]
    public void A_line_needs_room_for_one_item_and_one_worker()
    {
        using var run = new Run(CancellationToken.None);
        Assert.Throws<ArgumentOutOfRangeException>(() => Link.From(new Numbers(1), 0, run));
        Assert.Throws<ArgumentOutOfRangeException>(() => Link.From(new Numbers(1), 1, run).Then(Same, 0));
    }

    [Fact]
    public void A_link_cannot_be_connected_twice()
    {
        using var run = new Run(CancellationToken.None);
        var link = Link.From(new Numbers(1), 1, run);
        link.Then(Same);
        Assert.Throws<InvalidOperationException>(() => link.Into(new Shelf<int>()));
    }

    [Fact]
    public async Task A_line_runs_once()
    {
        using var run = new Run(CancellationToken.None);
        var line = Link.From(new Numbers(1), 1, run).Into(new Shelf<int>());
        await line.CompletionAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(line.CompletionAsync);
    }

    [Fact]
    public async Task A_stream_stage_that_stops_reading_is_a_fault_and_not_a_hang()
    {
        using var run = new Run(CancellationToken.None);
        var impatient = new Stream<int, int>((items, _) => items.Take(3));
        var line = Link.From(new Numbers(100), 1, run).Through(impatient, "impatient").Into(new Shelf<int>());
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(line.CompletionAsync);
        Assert.Contains("impatient", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_that_throws_before_its_first_await_faults_the_run()
    {
        using var run = new Run(CancellationToken.None);
        var broken = new Stream<int, int>((_, _) => throw new InjectedException("stream", 0));
        var line = Link.From(new Numbers(100), 1, run).Through(broken).Into(new Shelf<int>());
        await Assert.ThrowsAsync<InjectedException>(line.CompletionAsync);
    }

    [Fact]
    public async Task A_cancellation_the_caller_did_not_ask_for_is_a_fault_like_any_other()
    {
        using var run = new Run(CancellationToken.None);
        var thrown = new TaskCanceledException("a time limit of the stage's own");
        var stage = new Step<int, int>((n, _) => n == 5 ? throw thrown : ValueTask.FromResult(n));
        var line = Link.From(new Numbers(100), 1, run).Then(stage, 2).Into(new Shelf<int>());
        Assert.Same(thrown, await Assert.ThrowsAsync<TaskCanceledException>(line.CompletionAsync));
    }

    [Fact]
    public async Task An_item_whose_disposal_fails_does_not_keep_the_others_alive()
    {
        var parcels = new Parcels();
        using var run = new Run(CancellationToken.None);
        var fault = new InjectedException("sink", 0);
        var wrap = new Step<int, IDisposable>((n, _) => ValueTask.FromResult<IDisposable>(n == 1 ? new Undisposable() : new Parcel(parcels, n)));
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var source = new Numbers(50, n => { if (n == 8) full.TrySetResult(); });
        var sink = new Shelf<IDisposable>(async item =>
        {
            item.Dispose();
            await full.Task;
            throw fault;
        });
        var line = Link.From(source, 4, run).Then(wrap).Into(sink);
        Assert.Same(fault, await Assert.ThrowsAsync<InjectedException>(line.CompletionAsync));
        parcels.AssertAllLetGoOnce();
    }

    private sealed class Undisposable : IDisposable
    {
        public void Dispose() => throw new InjectedException("dispose", 1);
    }
}
