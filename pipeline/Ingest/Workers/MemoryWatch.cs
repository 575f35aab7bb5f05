using Ingest.Native;

namespace Ingest.Workers;

/// <summary>Looks at the memory of this process and its workers several times a second: ends a worker that takes too much, keeps the peak of all together.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IReadOnlyList<WorkerPool> pools;
    private readonly ITimer timer;
    private long peak;

    public MemoryWatch(IReadOnlyList<WorkerPool> pools, TimeProvider time)
    {
        this.pools = pools;
        timer = time.CreateTimer(_ => Look(), null, Pause, Pause);
    }

    /// <summary>Resident bytes of the process and everything below it; pages that processes share count for each.</summary>
    public long PeakBytes => Math.Max(Interlocked.Read(ref peak), ProcessMemory.TreeBytes());

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        foreach (var worker in pools.SelectMany(p => p.Processes))
            worker.CheckMemory();
        var now = ProcessMemory.TreeBytes();
        if (now > Interlocked.Read(ref peak))
            Interlocked.Exchange(ref peak, now);
    }
}
