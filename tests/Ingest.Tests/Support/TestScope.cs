namespace Ingest.Tests.Support;

/// <summary>How much of the long tests runs: a seeded part, or everything with <c>tests/run --all</c>.</summary>
public static class TestScope
{
    public static bool All { get; } = Environment.GetEnvironmentVariable("INGEST_TESTS") == "all";

    /// <summary>On the build server nothing may be missing, skipped or approved.</summary>
    public static bool Ci { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Everything with <c>--all</c>, else a repeatable choice of <paramref name="count"/>, in the given order.</summary>
    public static IReadOnlyList<T> Choose<T>(IReadOnlyList<T> from, int count, int seed = 1)
    {
        if (All || from.Count <= count)
            return from;
        var chosen = Enumerable.Range(0, from.Count).ToArray();
        new Random(seed).Shuffle(chosen);
        return [.. chosen.Take(count).Order().Select(i => from[i])];
    }
}
