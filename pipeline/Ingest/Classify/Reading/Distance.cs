namespace Ingest.Classify.Reading;

/// <summary>Whether two words differ by no more than a few letters (Levenshtein), as recognition errors do.</summary>
public static class Distance
{
    private const int MaxLength = 128;

    public static bool IsWithin(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit || a.Length > MaxLength || b.Length > MaxLength)
            return false;
        Span<int> row = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            var best = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
                best = Math.Min(best, row[j]);
            }
            if (best > limit)
                return false;
        }
        return row[b.Length] <= limit;
    }
}
