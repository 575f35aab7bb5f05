namespace Ingest.Flow;

/// <summary>Counts one stage's items and time. Thread-safe.</summary>
internal sealed class StageMeter(string name, TimeProvider time, IFlowObserver? observer)
{
    private long items;
    private long busy;
    private long blocked;

    public string Name => name;

    /// <summary>In ticks of the clock's own frequency.</summary>
    public long Now => time.GetTimestamp();

    public StageTime Time =>
        new(name, Interlocked.Read(ref items), TimeSpan.FromTicks(Interlocked.Read(ref busy)), TimeSpan.FromTicks(Interlocked.Read(ref blocked)));

    public void Worked(long start)
    {
        var elapsed = Since(start);
        Interlocked.Increment(ref items);
        Interlocked.Add(ref busy, elapsed.Ticks);
        observer?.Done(name, elapsed);
    }

    public void Blocked(long start)
    {
        var elapsed = Since(start);
        Interlocked.Add(ref blocked, elapsed.Ticks);
        observer?.Blocked(name, elapsed);
    }

    private TimeSpan Since(long start)
    {
        var elapsed = time.GetElapsedTime(start);
        return elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed;
    }
}
