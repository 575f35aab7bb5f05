namespace Ingest.Sample;

/// <summary>The only source of chance of the generator: the same seed gives the same throws on every machine and runtime (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to <paramref name="sides"/> - 1.</summary>
    public int Below(int sides) => (int)(Next() % (ulong)sides);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public double Between(double least, double most) => least + (most - least) * ((Next() >> 11) * (1.0 / (1UL << 53)));

    public bool Chance(double share) => Between(0.0, 1.0) < share;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>Different members in random order.</summary>
    public IReadOnlyList<T> Draw<T>(IReadOnlyList<T> from, int count)
    {
        var left = from.ToList();
        var drawn = new List<T>();
        while (drawn.Count < count && left.Count > 0)
        {
            var i = Below(left.Count);
            drawn.Add(left[i]);
            left.RemoveAt(i);
        }
        return drawn;
    }

    /// <summary>Independent throws for one thing, so that others do not change when it does.</summary>
    public Dice Fork() => new(Next());

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(i => (char)('0' + (i == 0 ? Between(1, 9) : Below(10)))));
}
