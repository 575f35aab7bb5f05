using System.Globalization;
using Ingest.Model;

namespace Ingest.Workers;

/// <summary>
/// Runs a risky step of one page in a worker, again and alone after each death, until it is done or the page has cost too many. The ledger
/// counts before each start, so that a page that ends the whole run is known for it, too.
/// </summary>
internal sealed class PageTrials(WorkerPool pool, IPageTries tries, WorkerOptions options)
{
    /// <param name="step">Works with a fresh or idle worker.</param>
    /// <returns>The result, or how the last worker died.</returns>
    public async Task<(T? Result, string Death)> RunAsync<T>(PageId page, Func<WorkerProcess, Task<T>> step, CancellationToken cancel)
        where T : class
    {
        var (runsEnded, deaths) = await tries.BeginAsync(page, cancel);
        if (runsEnded >= options.MaxRunDeaths)
            return (null, string.Create(CultureInfo.InvariantCulture, $"The run ended {runsEnded} times while this page was in work (Workers:MaxRunDeaths)."));
        var how = "died in an earlier run";
        while (deaths < options.MaxDeaths)
        {
            using var lease = await pool.RentAsync(aloneInPool: deaths + runsEnded > 0, cancel);
            try
            {
                return (await step(lease.Worker), "");
            }
            catch (WornWorkerException)
            {
                // A new worker has nothing left over: the next try begins its work.
            }
            catch (WorkerDeathException death)
            {
                pool.CountDeath();
                how = death.Message;
                deaths = await tries.DiedAsync(page, how, cancel);
            }
        }
        return (null, string.Create(CultureInfo.InvariantCulture, $"{deaths} workers died on this page (Workers:MaxDeaths); the last one {how}."));
    }
}
