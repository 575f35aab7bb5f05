namespace Ingest.Workers;

/// <summary>
/// Gives memory back in time. Encoded pages are arrays of the large object heap, which the collector lets grow with the memory of the
/// machine, several hundred MB per process on a large one; what is alive is a few pages. One collection for a hundred pages costs some milliseconds.
/// </summary>
internal sealed class ManagedHeap
{
    private const long Slack = 64 << 20;

    private long alive;

    public void TrimWhenGrown()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) - alive < Slack)
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        alive = GC.GetTotalMemory(forceFullCollection: false);
    }
}
