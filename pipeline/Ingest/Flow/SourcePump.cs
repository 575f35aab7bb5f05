namespace Ingest.Flow;

internal sealed class SourcePump<T>(ISource<T> source, Belt<T> output, Run run, StageMeter meter)
{
    public async Task RunAsync()
    {
        try
        {
            var items = source.ReadAsync(run.Stopped).GetAsyncEnumerator(run.Stopped);
            await using var closing = items.ConfigureAwait(false);
            for (var start = meter.Now; await items.MoveNextAsync().ConfigureAwait(false); start = meter.Now)
            {
                meter.Worked(start);
                await output.HandOnAsync(items.Current).ConfigureAwait(false);
            }
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
}
