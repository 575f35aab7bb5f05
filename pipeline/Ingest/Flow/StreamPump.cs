namespace Ingest.Flow;

internal sealed class StreamPump<TIn, TOut>(IStreamStage<TIn, TOut> stage, Belt<TIn> input, Belt<TOut> output, Run run, StageMeter meter)
{
    /// <summary>Ticks the stage spent waiting for its input since the last result: not its own time.</summary>
    private long waited;

    public async Task RunAsync()
    {
        try
        {
            var results = stage.RunAsync(ItemsAsync(), run.Stopped).GetAsyncEnumerator(run.Stopped);
            await using var closing = results.ConfigureAwait(false);
            for (var start = meter.Now; await results.MoveNextAsync().ConfigureAwait(false); start = meter.Now)
            {
                meter.Worked(start + Interlocked.Exchange(ref waited, 0));
                await output.HandOnAsync(results.Current).ConfigureAwait(false);
            }
            run.Stopped.ThrowIfCancellationRequested();
            if (!input.Exhausted)
                throw new InvalidOperationException($"{meter.Name} ended before its input did; a stream stage reads to the end.");
        }
        catch (Exception e)
        {
            run.Fail(e);
        }
        finally
        {
            output.Complete();
        }
    }

    private async IAsyncEnumerable<TIn> ItemsAsync()
    {
        while (true)
        {
            var start = meter.Now;
            var more = await input.HasNextAsync().ConfigureAwait(false);
            Interlocked.Add(ref waited, meter.Now - start);
            if (!more)
                yield break;
            yield return input.Take();
        }
    }
}
