using System.Runtime.CompilerServices;
using Ingest.Flow;

namespace Ingest.Tests.Flow;

public class StopTests
{
    /// <summary>
    /// While a cancellation is still being announced, the stage before may have ended already: whoever waits for its next item
    /// is then woken by the end and not by the token.
    /// </summary>
    [Fact]
    public async Task A_stop_is_no_end_even_when_the_end_arrives_before_the_news_of_the_stop()
    {
        using var caller = new CancellationTokenSource();
        using var run = new Run(caller.Token);
        using var woken = new ManualResetEventSlim();
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var quietEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sawTheEnd = false;

        async IAsyncEnumerable<int> Watch(IAsyncEnumerable<int> items, [EnumeratorCancellation] CancellationToken cancel)
        {
            await using var input = items.GetAsyncEnumerator(cancel);
            yield return await input.MoveNextAsync() ? input.Current : -1;
            try
            {
                var next = input.MoveNextAsync();
                waiting.SetResult();
                sawTheEnd = !await next;
            }
            finally
            {
                woken.Set();
            }
        }

        var line = Link.From(new Quiet(quietEnd.Task), 1, run).Through(new Stream<int, int>(Watch)).Into(new Shelf<int>()).CompletionAsync();
        await waiting.Task;
        // Registered last, called first: the token of the waiting reader is told only after this returns.
        using var first = run.Stopped.Register(() =>
        {
            quietEnd.SetResult();
            woken.Wait();
        });
        await Task.Run(caller.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => line);
        Assert.False(sawTheEnd);
    }

    private sealed class Quiet(Task end) : ISource<int>
    {
        public async IAsyncEnumerable<int> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
        {
            yield return 1;
            await end;
        }
    }
}
