using System.Collections.Concurrent;

namespace Ingest.Workers;

/// <summary>
/// As many workers as places, started when first needed and used again; a dead or old one is replaced. Owns the processes, and
/// watches their memory together with its own.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    /// <summary>A broken installation fails every time; a worker that somebody ends may come up the next time.</summary>
    private const int StartsBeforeGivingUp = 5;
    private const int EndedStartsBeforeGivingUp = 100;
    private static readonly Patience ToStart = new(TimeSpan.FromSeconds(60), "");

    private readonly WorkerProgram program;
    private readonly IngestOptions options;
    private readonly int size;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim places;
    private readonly SemaphoreSlim alone = new(1, 1);
    private readonly ConcurrentBag<WorkerProcess> idle = [];
    private readonly ConcurrentDictionary<WorkerProcess, bool> all = new();
    private int deaths;

    /// <param name="size">Workers at once.</param>
    /// <exception cref="MissingDependencyException">There is no worker program.</exception>
    public WorkerPool(IngestOptions options, int size, TimeProvider time)
    {
        (this.options, this.size, this.time) = (options, size, time);
        program = WorkerProgram.Find(options.Workers.Program);
        places = new(size, size);
        // The first page must not wait for the runtime to start.
        for (var i = 0; i < size; i++)
            idle.Add(Start());
    }

    /// <summary>Workers that ended before they answered.</summary>
    public int Deaths => deaths;

    /// <summary>The living workers, for the memory watch and for tests that end them.</summary>
    public IReadOnlyCollection<WorkerProcess> Processes => [.. all.Keys];

    /// <param name="aloneInPool">Wait until no other worker is busy, and keep them idle: for what has cost a worker before.</param>
    /// <exception cref="IngestException">A worker cannot start its work, for example because a model is missing, or none comes up.</exception>
    public async Task<WorkerLease> RentAsync(bool aloneInPool, CancellationToken cancel)
    {
        var taken = await TakePlacesAsync(aloneInPool ? size : 1, cancel);
        try
        {
            return new(this, await ReadyAsync(cancel), taken);
        }
        catch
        {
            places.Release(taken);
            throw;
        }
    }

    internal void TakeBack(WorkerProcess worker, int taken)
    {
        if (worker.IsAlive && worker.Served < options.Workers.PagesPerWorker)
            idle.Add(worker);
        else
            End(worker);
        places.Release(taken);
    }

    internal void CountDeath() => Interlocked.Increment(ref deaths);

    public void Dispose()
    {
        foreach (var worker in all.Keys)
            End(worker);
        places.Dispose();
        alone.Dispose();
    }

    private async Task<int> TakePlacesAsync(int wanted, CancellationToken cancel)
    {
        if (wanted == 1)
        {
            await places.WaitAsync(cancel);
            return 1;
        }
        // One at a time: two that wait for all places would wait for each other.
        await alone.WaitAsync(cancel);
        var taken = 0;
        try
        {
            for (; taken < wanted; taken++)
                await places.WaitAsync(cancel);
            return taken;
        }
        catch
        {
            if (taken > 0)
                places.Release(taken);
            throw;
        }
        finally
        {
            alone.Release();
        }
    }

    /// <summary>A worker that dies before it has seen a page says nothing about the page: the installation is broken, or somebody ends processes.</summary>
    private async Task<WorkerProcess> ReadyAsync(CancellationToken cancel)
    {
        for (var (failed, ended) = (0, 0); ;)
        {
            var worker = Idle() ?? Start();
            try
            {
                if (!worker.Started)
                    await worker.StartAsync(options, ToStart, cancel);
                return worker;
            }
            catch (WorkerDeathException death)
            {
                End(worker);
                if ((death.FromOutside ? ++ended : ++failed) >= (death.FromOutside ? EndedStartsBeforeGivingUp : StartsBeforeGivingUp))
                    throw new MissingDependencyException($"No worker process comes up: the last one {death.Message}.", "Look at 'ingest doctor'; Workers:Isolated=false reads pages without workers.", death);
            }
            catch
            {
                End(worker);
                throw;
            }
        }
    }

    private WorkerProcess? Idle()
    {
        while (idle.TryTake(out var worker))
        {
            if (worker.IsAlive)
                return worker;
            End(worker);
        }
        return null;
    }

    private WorkerProcess Start()
    {
        var worker = WorkerProcess.Start(program, options.Workers.MaxMemoryBytes, time);
        all[worker] = true;
        return worker;
    }

    private void End(WorkerProcess worker)
    {
        if (all.TryRemove(worker, out _))
            worker.Dispose();
    }
}

/// <summary>A worker for one piece of work; disposing gives its place back.</summary>
internal sealed class WorkerLease(WorkerPool pool, WorkerProcess worker, int places) : IDisposable
{
    public WorkerProcess Worker => worker;

    public void Dispose() => pool.TakeBack(worker, places);
}
