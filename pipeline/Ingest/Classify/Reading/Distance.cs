using Ingest.Model;

namespace Ingest.Classify.Reading;

/// <summary>Whether two words differ by no more than a few letters, as recognition errors do.</summary>
public static class Distance
{
    private const int MaxLength = 128;

    public static bool IsWithin(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit) =>
        a.Length <= MaxLength && b.Length <= MaxLength && Levenshtein.Distance(a, b, limit) <= limit;
}
