namespace Ingest.Tests.Faults;

/// <summary>Room for a number of objects, then none until somebody makes some (ENOSPC).</summary>
internal sealed class FullDisk(int objects) : FaultPoints
{
    private const int NoSpaceLeft = 28;

    private int left = objects;

    public override void Reached(string name)
    {
        if (name == "store.object.temp-created" && Interlocked.Decrement(ref left) < 0)
            throw new IOException("No space left on device", NoSpaceLeft);
    }
}
