using Ingest.Flow;

namespace Ingest.Tests.Flow;

public class LineTests
{
    private const int Count = 30;

    public static TheoryData<string> Stages => new(ParcelLine.Stages);

    [Fact]
    public async Task Order_is_kept_whatever_the_speed_of_the_workers()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var line = new ParcelLine(Count + 1, seed, (_, _) => { });
            using var run = new Run(CancellationToken.None);
            await line.RunAsync(run);
            Assert.Equal(ParcelLine.Expected(Count + 1), line.Delivered);
            Assert.True(line.StreamSawTheEnd);
            line.Parcels.AssertAllLetGoOnce();
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_fault_at_any_item_ends_the_run_with_that_fault_and_leaks_nothing(string stage)
    {
        foreach (var number in Reaching(stage))
        {
            var fault = new InjectedException(stage, number);
            var line = new ParcelLine(Count, seed: number, Throw(stage, number, fault));
            using var run = new Run(CancellationToken.None);
            var seen = await Assert.ThrowsAsync<InjectedException>(() => line.RunAsync(run));
            Assert.Same(fault, seen);
            Assert.Contains(nameof(Throw), seen.StackTrace, StringComparison.Ordinal);
            AssertStoppedCleanly(line, stage);
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_cancellation_at_any_item_ends_in_the_callers_cancellation_and_leaks_nothing(string stage)
    {
        foreach (var number in Reaching(stage))
        {
            using var caller = new CancellationTokenSource();
            var line = new ParcelLine(Count, seed: number, (at, n) =>
            {
                if ((at, n) == (stage, number))
                    caller.Cancel();
            });
            using var run = new Run(caller.Token);
            var seen = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => line.RunAsync(run));
            Assert.Equal(caller.Token, seen.CancellationToken);
            AssertStoppedCleanly(line, stage);
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Faults_that_follow_the_first_one_are_not_reported(string stage)
    {
        var first = new InjectedException(stage, 9);
        var line = new ParcelLine(Count, seed: 5, (at, n) =>
        {
            if ((at, n) == (stage, 9))
                throw first;
        });
        using var run = new Run(CancellationToken.None);
        using var follow = run.Stopped.Register(() => run.Fail(new InvalidOperationException("a consequence")));
        Assert.Same(first, await Assert.ThrowsAsync<InjectedException>(() => line.RunAsync(run)));
    }

    [Fact]
    public async Task A_run_cancelled_before_it_starts_reads_nothing()
    {
        var touched = 0;
        var line = new ParcelLine(Count, 1, (stage, _) => touched += stage == "source" ? 0 : 1);
        using var run = new Run(new CancellationToken(canceled: true));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => line.RunAsync(run));
        Assert.Equal(0, touched);
        AssertStoppedCleanly(line, "source");
    }

    [Fact]
    public async Task A_cancellation_after_the_last_item_was_accepted_does_not_undo_the_run()
    {
        using var caller = new CancellationTokenSource();
        var line = new ParcelLine(Count, 1, (_, _) => { });
        using var run = new Run(caller.Token);
        await line.RunAsync(run);
        await caller.CancelAsync();
        Assert.Equal(ParcelLine.Expected(Count), line.Delivered);
    }

    [Fact]
    public async Task An_empty_source_ends_the_line_at_once()
    {
        var line = new ParcelLine(0, 1, (_, _) => { });
        using var run = new Run(CancellationToken.None);
        await line.RunAsync(run);
        Assert.Empty(line.Delivered);
        Assert.True(line.StreamSawTheEnd);
    }

    // The last stages see only every second number: the stream stage before them joins two parcels into one.
    private static IEnumerable<int> Reaching(string stage) =>
        stage is "last" or "sink" ? ParcelLine.Expected(Count) : Enumerable.Range(0, Count);

    private static Jolt Throw(string stage, int number, Exception fault) => (at, n) =>
    {
        if ((at, n) == (stage, number))
            throw fault;
    };

    private static void AssertStoppedCleanly(ParcelLine line, string stoppedAt)
    {
        line.Parcels.AssertAllLetGoOnce();
        Assert.Equal(ParcelLine.Expected(Count).Take(line.Delivered.Count), line.Delivered);
        // A stop before the stream stage must never look like the end of its input: it would close what is still open.
        if (stoppedAt is "source" or "single" or "parallel")
            Assert.False(line.StreamSawTheEnd);
    }
}
