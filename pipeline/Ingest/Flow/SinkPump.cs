namespace Ingest.Flow;

internal sealed class SinkPump<T>(ISink<T> sink, Belt<T> input, Run run, StageMeter meter)
{
    public async Task RunAsync()
    {
        try
        {
            while (await input.HasNextAsync().ConfigureAwait(false))
            {
                var start = meter.Now;
                await sink.AcceptAsync(input.Take(), run.Stopped).ConfigureAwait(false);
                meter.Worked(start);
            }
        }
        catch (Exception e)
        {
            run.Fail(e);
        }
    }
}
