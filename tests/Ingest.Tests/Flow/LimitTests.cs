using Ingest.Flow;

namespace Ingest.Tests.Flow;

public class LimitTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Exactly_the_given_number_of_workers_run_at_once(int workers)
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (now, most, gate) = (0, 0, new Lock());
        var stage = new Step<int, int>(async (n, _) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
                if (now == workers)
                    all.TrySetResult();
            }
            await all.Task;
            for (var i = 0; i < 20; i++)
                await Task.Yield();
            lock (gate)
                now--;
            return n;
        });
        var shelf = new Shelf<int>();
        using var run = new Run(CancellationToken.None);
        await Link.From(new Numbers(60), 3, run).Then(stage, workers).Into(shelf).CompletionAsync().WaitAsync(Hang);
        Assert.Equal(workers, most);
        Assert.Equal(Enumerable.Range(0, 60), shelf.Items);
    }

    [Fact]
    public async Task A_slow_item_does_not_idle_the_other_workers()
    {
        var othersDone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stage = new Step<int, int>(async (n, _) =>
        {
            if (n == 0)
                await othersDone.Task;
            if (n == 3)
                othersDone.SetResult();
            return n;
        });
        var shelf = new Shelf<int>();
        using var run = new Run(CancellationToken.None);
        await Link.From(new Numbers(10), 1, run).Then(stage, 2).Into(shelf).CompletionAsync().WaitAsync(Hang);
        Assert.Equal(Enumerable.Range(0, 10), shelf.Items);
    }

    [Fact]
    public async Task Nothing_is_read_further_ahead_than_belts_and_workers_hold()
    {
        // in the hand of: source 1, belt 2, running or waiting for their turn 6, collector 1, belt 2, sink 1
        const int Bound = 1 + 2 + 6 + 1 + 2 + 1;
        var (yielded, accepted, over) = (0, 0, false);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var source = new Numbers(100, _ =>
        {
            var ahead = Interlocked.Increment(ref yielded) - Volatile.Read(ref accepted);
            over |= ahead > Bound;
            if (ahead == Bound)
                full.TrySetResult();
        });
        var shelf = new Shelf<int>(async _ =>
        {
            await full.Task;
            for (var i = 0; i < 30; i++)
                await Task.Yield();
            Interlocked.Increment(ref accepted);
        });
        using var run = new Run(CancellationToken.None);
        await Link.From(source, 2, run).Then(new Step<int, int>((n, _) => ValueTask.FromResult(n)), 3).Into(shelf).CompletionAsync().WaitAsync(Hang);
        Assert.False(over);
        Assert.Equal(100, shelf.Items.Count);
    }
}
