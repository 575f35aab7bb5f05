namespace Ingest.Tests.Journals;

/// <summary>Ends the run at the N-th fault point as a kill would: nothing after it happens. Keeps the names it passed.</summary>
internal sealed class KillingFaults(int count) : FaultPoints
{
    public List<string> Names { get; } = [];

    public override void Reached(string name)
    {
        // objects of one document are put side by side
        lock (Names)
        {
            Names.Add(name);
            if (Names.Count == count)
                throw new KilledException(name);
        }
    }
}

internal sealed class KilledException(string point) : Exception(point);
