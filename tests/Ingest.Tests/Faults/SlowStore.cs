namespace Ingest.Tests.Faults;

/// <summary>Every durable step takes its time, as on a disk that others use.</summary>
internal sealed class SlowStore : FaultPoints
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public override void Reached(string name)
    {
        using var never = new ManualResetEventSlim();
        if (name.StartsWith("store.", StringComparison.Ordinal))
            never.Wait(Pause);
    }
}
