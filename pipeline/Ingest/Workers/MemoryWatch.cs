using Ingest.Native;

namespace Ingest.Workers;

/// <summary>Looks at the memory of this process and its workers several times a second: ends a worker that takes too much, gives back what this process no longer needs, keeps the peak of all together.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IReadOnlyList<WorkerPool> pools;
    private readonly ManagedHeap heap = new();
    private readonly ITimer timer;
    private int looking;
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
        // On a busy machine a look may take longer than the pause.
        if (Interlocked.Exchange(ref looking, 1) != 0)
            return;
        foreach (var worker in pools.SelectMany(p => p.Processes))
            worker.CheckMemory();
        peak = Math.Max(peak, ProcessMemory.TreeBytes());
        heap.TrimWhenGrown();
        Volatile.Write(ref looking, 0);
    }
}
