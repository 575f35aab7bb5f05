namespace Ingest.Tests.Faults;

/// <summary>The step is done on the disk, but its answer never arrives: the caller sees an error of the medium, once.</summary>
internal sealed class LostAnswer(string after, int occurrence) : FaultPoints
{
    private int left = occurrence;

    public bool Lost => Volatile.Read(ref left) <= 0;

    public override void Reached(string name)
    {
        if (name == after && Interlocked.Decrement(ref left) == 0)
            throw new IOException("the answer is lost");
    }
}
