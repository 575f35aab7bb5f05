namespace Ingest.Tests.Deposit;

/// <summary>Stops the work at the n-th point, as a kill would: nobody handles it.</summary>
public sealed class SimulatedKillException : Exception;

public sealed class KillAt(int point) : FaultPoints
{
    private int left = point;

    public override void Reached(string name)
    {
        if (Interlocked.Decrement(ref left) == 0)
            throw new SimulatedKillException();
    }
}

public sealed class RecordingFaults : FaultPoints
{
    public List<string> Names { get; } = [];

    public override void Reached(string name)
    {
        lock (Names)
            Names.Add(name);
    }
}

/// <summary>A medium that fails at one named point with one errno.</summary>
public sealed class BrokenMedium(string at, int errno) : FaultPoints
{
    public bool Repaired { get; set; }

    public override void Reached(string name)
    {
        if (name == at && !Repaired)
            throw new IOException("broken", errno);
    }
}
