namespace Ingest.Model;

/// <summary>Edits from one word to another.</summary>
public static class Levenshtein
{
    /// <summary>The number of insertions, deletions and replacements, or any number above <paramref name="limit"/>.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        var row = b.Length < 256 ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
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
                return limit + 1;
        }

        return row[b.Length];
    }
}
