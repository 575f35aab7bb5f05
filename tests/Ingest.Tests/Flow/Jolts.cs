namespace Ingest.Tests.Flow;

/// <summary>Something that happens when a stage reaches an item: the fault or the cancellation of a test.</summary>
internal delegate void Jolt(string stage, int number);

/// <summary>Gives way to other tasks a seeded number of times, so that every run mixes the order of work differently but repeatably.</summary>
internal sealed class Jostle(int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();

    public async Task YieldAsync()
    {
        int times;
        lock (gate)
            times = random.Next(6);
        for (var i = 0; i < times; i++)
            await Task.Yield();
    }
}

internal sealed class InjectedException(string stage, int number) : Exception($"injected at {stage} {number}");
