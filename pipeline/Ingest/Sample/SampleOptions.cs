namespace Ingest.Sample;

/// <summary>What sample to generate; the same options give the same bytes.</summary>
public sealed record SampleOptions
{
    /// <summary>Pages of all three stacks together, at least 1.</summary>
    public int Pages { get; init; } = 24;

    public int Seed { get; init; } = 3;

    /// <summary>Scan resolution in dots per inch, 100 to 600.</summary>
    public int Dpi { get; init; } = 300;

    /// <summary>Every page carries a few large lines only: recognition takes next to no time.</summary>
    public bool Brief { get; init; }

    internal void Check()
    {
        if (Pages < 1)
            throw new UsageException("A sample has at least one page.", "Give --pages a number from 1.");
        if (Dpi is < 100 or > 600)
            throw new UsageException("A sample is scanned at 100 to 600 dpi.", "Give a resolution between 100 and 600.");
    }
}
