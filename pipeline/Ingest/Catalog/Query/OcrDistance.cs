using Ingest.Model;

namespace Ingest.Catalog.Query;

/// <summary>
/// How far a folded word is from another: a letter more, less or else costs 1, what recognition takes for each other <see cref="Confusion"/>.
/// The confusions are those of typewriter, Antiqua and Fraktur as the literature on historical print lists them; folding has already
/// made ſ an s and ü a u.
/// </summary>
internal static class OcrDistance
{
    public const double Confusion = 0.4;

    private const string Pairs =
        "rn m|nn m|in m|ni m|ri n|ii u|ii n|li h|li u|iu m|cl d|ct d|ck d|vv w|uu w|ss b|fs ss|fi ss|sz ss|ss s|fl ss|si ss|tz ss|rr n|ch ck|ft st|lf ff|fi si|ll u|il u|il n|"
        + "h b|l 1|l i|l t|l f|l j|i 1|i j|i t|i r|t f|t r|f s|f j|c e|c o|e o|o 0|a o|a u|e a|u n|n r|b 6|b 8|b v|b d|s 5|s g|g q|g 9|g y|z 2|z 3|z 1|k t|x r|y n|d 0|d o|n v|w m|w n|m n|t 1|r x|b p|v p|h k|h y|n y|r v|e s|c r|i l";

    private static readonly HashSet<string> Confused = Pairs.Split('|')
        .Select(p => p.Split(' ')).SelectMany(p => (string[])[$"{p[0]} {p[1]}", $"{p[1]} {p[0]}"]).ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Confused.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What may stand in a page's text for some letters of a word, and the other way about.</summary>
    public static IReadOnlyList<Misreading> All { get; } =
        [.. Confused.Order(StringComparer.Ordinal).Select(p => p.Split(' ')).Select(p => new Misreading(p[0], p[1]))];

    /// <summary>How far a word of this length may be from another that counts for it.</summary>
    public static double LimitOf(int length) => length switch { < 4 => 0, < 8 => 1, < 13 => 2, _ => 2.4 };

    /// <returns>The distance, or any number above <paramref name="limit"/>.</returns>
    public static double Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, double limit)
    {
        var same = a.CommonPrefixLength(b);
        // one letter stays: half of a confused pair may be common
        same = Math.Max(0, same - 1);
        a = a[same..];
        b = b[same..];
        var end = 0;
        while (end < Math.Min(a.Length, b.Length) && a[^(end + 1)] == b[^(end + 1)])
            end++;
        end = Math.Max(0, end - 1);
        a = a[..^end];
        b = b[..^end];
        var edits = (int)Math.Ceiling(limit / Confusion);
        return Math.Abs(a.Length - b.Length) > edits || Levenshtein.Distance(a, b, Math.Min(edits, 5)) > Math.Min(edits, 5) ? limit + 1 : Weighted(a, b);
    }

    private static double Weighted(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var width = b.Length + 1;
        Span<double> costs = (a.Length + 1) * width <= 1024 ? stackalloc double[(a.Length + 1) * width] : new double[(a.Length + 1) * width];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                var best = i + j == 0 ? 0 : double.MaxValue;
                if (i > 0)
                    best = Math.Min(best, costs[(i - 1) * width + j] + 1);
                if (j > 0)
                    best = Math.Min(best, costs[i * width + j - 1] + 1);
                for (var m = 1; m <= Math.Min(i, 2); m++)
                {
                    for (var n = 1; n <= Math.Min(j, 2); n++)
                        best = Math.Min(best, costs[(i - m) * width + j - n] + Replaced(a.Slice(i - m, m), b.Slice(j - n, n)));
                }

                costs[i * width + j] = best;
            }
        }

        return costs[^1];
    }

    private static double Replaced(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length == 1 && b.Length == 1 && a[0] == b[0])
            return 0;
        Span<char> pair = stackalloc char[a.Length + 1 + b.Length];
        a.CopyTo(pair);
        pair[a.Length] = ' ';
        b.CopyTo(pair[(a.Length + 1)..]);
        if (Lookup.Contains(pair))
            return Confusion;
        // neighbours that changed places
        return a.Length == 1 && b.Length == 1 || a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0] ? 1 : 2;
    }
}

/// <summary>Letters and what recognition makes of them.</summary>
internal sealed record Misreading(string Right, string Wrong);
