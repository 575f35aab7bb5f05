namespace Ingest.Flow;

/// <summary>What one stage has done so far. Busy adds up over all workers; blocked is time spent waiting for the stage behind it.</summary>
public sealed record StageTime(string Stage, long Items, TimeSpan Busy, TimeSpan Blocked);

/// <summary>Items and time of every stage, in the order of the line.</summary>
public sealed class StageTimes
{
    private readonly List<StageMeter> meters = [];
    private readonly TimeProvider time;
    private readonly IFlowObserver? observer;

    internal StageTimes(TimeProvider time, IFlowObserver? observer) => (this.time, this.observer) = (time, observer);

    /// <summary>A snapshot; exact once the line has ended.</summary>
    public IReadOnlyList<StageTime> Read() => [.. meters.Select(m => m.Time)];

    /// <summary>Names are unique: the second stage of the same name is called <c>Name-2</c>.</summary>
    internal StageMeter Add(object stage, string? name)
    {
        var wanted = name ?? stage.GetType().Name.Split('`')[0];
        var unique = wanted;
        for (var n = 2; meters.Any(m => m.Name == unique); n++)
            unique = $"{wanted}-{n}";
        var meter = new StageMeter(unique, time, observer);
        meters.Add(meter);
        return meter;
    }
}
