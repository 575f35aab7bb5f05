namespace Ingest.Flow;

/// <summary>What a line consists of while it is being put together: nothing moves before it is complete.</summary>
internal sealed class Wiring(Run run, int capacity)
{
    private readonly List<Func<Task>> pumps = [];
    private readonly List<Action> leftovers = [];

    public Run Run => run;

    public Belt<T> Belt<T>(StageMeter writer)
    {
        var belt = new Belt<T>(capacity, run, writer);
        leftovers.Add(belt.DisposeLeftovers);
        return belt;
    }

    public void Add(Func<Task> pump) => pumps.Add(pump);

    public Task StartAsync() => Task.WhenAll(pumps.Select(pump => Task.Run(pump)));

    public void DisposeLeftovers()
    {
        foreach (var dispose in leftovers)
            dispose();
    }
}
