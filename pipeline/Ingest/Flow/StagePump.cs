using System.Threading.Channels;

namespace Ingest.Flow;

/// <summary>
/// Parallel inside, ordered outside: a bounded channel of running tasks is sequencer and limit in one. The place is reserved before the work starts.
/// </summary>
internal sealed class StagePump<TIn, TOut>(IStage<TIn, TOut> stage, int workers, Belt<TIn> input, Belt<TOut> output, Run run, StageMeter meter)
{
    // Twice the workers: with a window of just the workers, one slow item would idle all others until it is done.
    private readonly Channel<Task<TOut>> running = Channel.CreateBounded<Task<TOut>>(new BoundedChannelOptions(workers == 1 ? 1 : 2 * workers)
    {
        FullMode = BoundedChannelFullMode.Wait,
        SingleReader = true,
        SingleWriter = true,
    });

    public async Task RunAsync()
    {
        using var free = new SemaphoreSlim(workers);
        await Task.WhenAll(FeedAsync(free), CollectAsync()).ConfigureAwait(false);
    }

    private async Task FeedAsync(SemaphoreSlim free)
    {
        try
        {
            while (await input.HasNextAsync().ConfigureAwait(false))
            {
                await free.WaitAsync(run.Stopped).ConfigureAwait(false);
                await running.Writer.WaitToWriteAsync(run.Stopped).ConfigureAwait(false);
                var item = input.Take();
                // No token here: a task that never starts would never take its item.
                await running.Writer.WriteAsync(Task.Run(() => WorkAsync(item, free)), CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            run.Fail(e);
        }
        finally
        {
            running.Writer.Complete();
        }
    }

    private async Task<TOut> WorkAsync(TIn item, SemaphoreSlim free)
    {
        try
        {
            var start = meter.Now;
            var result = await stage.RunAsync(item, run.Stopped).ConfigureAwait(false);
            meter.Worked(start);
            return result;
        }
        catch (Exception e)
        {
            run.Fail(e);
            throw;
        }
        finally
        {
            free.Release();
        }
    }

    private async Task CollectAsync()
    {
        try
        {
            while (await running.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                // Read only after the await: reading first would free the place of a task that still runs.
                running.Reader.TryPeek(out var task);
                var result = await task!.ConfigureAwait(false);
                running.Reader.TryRead(out _);
                await output.HandOnAsync(result).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            run.Fail(e);
        }
        finally
        {
            await DisposeUncollectedAsync().ConfigureAwait(false);
            output.Complete();
        }
    }

    private async Task DisposeUncollectedAsync()
    {
        await foreach (var task in running.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (task.IsCompletedSuccessfully)
                run.LetGo(await task.ConfigureAwait(false));
        }
    }
}
