namespace Ingest.Flow;

/// <summary>Hears of every item a stage finishes, for progress and metrics. Called concurrently by the workers; must be quick and must not throw.</summary>
public interface IFlowObserver
{
    /// <param name="stage">Name of the stage in the line.</param>
    /// <param name="busy">Time of this call; for a stream stage the time since its last result without waiting for input.</param>
    void Done(string stage, TimeSpan busy);

    /// <param name="stage">Name of the stage in the line.</param>
    /// <param name="waited">How long a finished item waited for room before the next stage: back-pressure.</param>
    void Blocked(string stage, TimeSpan waited);
}
