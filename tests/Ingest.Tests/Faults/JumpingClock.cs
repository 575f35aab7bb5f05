namespace Ingest.Tests.Faults;

/// <summary>A clock that is set forward and back by hours every time somebody looks; timers and stopwatches run on.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private static readonly TimeSpan Jump = TimeSpan.FromHours(7);

    private int looks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + (Interlocked.Increment(ref looks) % 3 - 1) * Jump;
}
