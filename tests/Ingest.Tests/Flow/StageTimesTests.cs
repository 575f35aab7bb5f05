using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Ingest.Flow;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Flow;

public class StageTimesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_stage_is_busy_for_as_long_as_its_calls_take()
    {
        var clock = new FakeTimeProvider();
        using var run = new Run(CancellationToken.None, clock);
        var slow = new Step<int, int>((n, _) =>
        {
            clock.Advance(5 * Second);
            return ValueTask.FromResult(n);
        });
        await Link.From(new Numbers(7), 1, run).Then(slow).Into(new Shelf<int>()).CompletionAsync();
        var time = run.Times.Read().Single(t => t.Stage == "Step");
        Assert.Equal(7, time.Items);
        Assert.Equal(35 * Second, time.Busy);
    }

    [Fact]
    public async Task A_stream_stage_is_not_busy_while_it_waits_for_its_input()
    {
        var clock = new FakeTimeProvider();
        using var waiting = new SemaphoreSlim(0);
        using var run = new Run(CancellationToken.None, clock);
        var source = new Numbers(4, _ =>
        {
            waiting.Wait();
            clock.Advance(100 * Second);
        });
        var stream = new Stream<int, int>((items, cancel) => Slowly(items, waiting, clock, cancel));
        await Link.From(source, 1, run).Through(stream).Into(new Shelf<int>()).CompletionAsync();
        var time = run.Times.Read().Single(t => t.Stage == "Stream");
        Assert.Equal(4, time.Items);
        Assert.Equal(12 * Second, time.Busy);
    }

    [Fact]
    public async Task Times_name_the_stages_in_the_order_of_the_line_and_apart()
    {
        using var run = new Run(CancellationToken.None);
        var same = new Step<int, int>((n, _) => ValueTask.FromResult(n));
        await Link.From(new Numbers(3), 1, run).Then(same).Then(same).Then(same, name: "third").Into(new Shelf<int>()).CompletionAsync();
        Assert.Equal(["Numbers", "Step", "Step-2", "third", "Shelf"], run.Times.Read().Select(t => t.Stage));
        Assert.All(run.Times.Read(), t => Assert.Equal(3, t.Items));
    }

    [Fact]
    public async Task The_observer_hears_of_every_item_of_every_stage()
    {
        var observer = new Counting();
        using var run = new Run(CancellationToken.None, observer: observer);
        var same = new Step<int, int>((n, _) => ValueTask.FromResult(n));
        await Link.From(new Numbers(20), 2, run).Then(same, 3).Into(new Shelf<int>()).CompletionAsync();
        Assert.Equal(20, observer.Count["Numbers"]);
        Assert.Equal(20, observer.Count["Step"]);
        Assert.Equal(20, observer.Count["Shelf"]);
    }

    private static async IAsyncEnumerable<int> Slowly(
        IAsyncEnumerable<int> items, SemaphoreSlim waiting, FakeTimeProvider clock, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var input = items.GetAsyncEnumerator(cancel);
        while (true)
        {
            var next = input.MoveNextAsync();
            waiting.Release();
            if (!await next)
                yield break;
            clock.Advance(3 * Second);
            yield return input.Current;
        }
    }

    private sealed class Counting : IFlowObserver
    {
        public ConcurrentDictionary<string, int> Count { get; } = new();

        public void Done(string stage, TimeSpan busy) => Count.AddOrUpdate(stage, 1, (_, n) => n + 1);

        public void Blocked(string stage, TimeSpan waited) => Assert.True(waited >= TimeSpan.Zero);
    }
}
