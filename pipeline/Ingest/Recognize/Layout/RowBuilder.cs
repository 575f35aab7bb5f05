namespace Ingest.Recognize.Layout;

/// <summary>Puts the words of a page on rows: those with many letters first, the others where they fit.</summary>
internal static class RowBuilder
{
    private const double NearTolerance = 0.55;
    private const double FarTolerance = 0.35;
    private const double Near = 8;
    private const double MostUnlike = 2.2;
    private const double MostOverlap = 0.5;
    private const int MostStray = 3;
    private const double RaisedBy = 0.5;
    private const double HeldShare = 0.5;

    /// <summary>More rows than any page has: dirt, which would take the square of its number in time.</summary>
    private const int MostRows = 1500;

    /// <returns>False when this is no page of text.</returns>
    public static bool TryBuild(IReadOnlyList<Strand> words, double unit, List<Row> rows)
    {
        foreach (var word in words.OrderByDescending(w => w.Letters.Count).ThenBy(w => w.Baseline).ThenBy(w => w.Left))
        {
            Row? best = null;
            var least = double.MaxValue;
            foreach (var row in rows)
            {
                if (Math.Abs(row.Baseline - word.Baseline) < 2 * unit && Misfit(row, word, unit) is var misfit && misfit < least)
                    (best, least) = (row, misfit);
            }
            if (best is null)
                rows.Add(new Row([word]));
            else
                best.Add(word);
            if (rows.Count > MostRows)
                return false;
        }
        Mend(rows, unit);
        rows.Sort((a, b) => a.Baseline != b.Baseline ? a.Baseline.CompareTo(b.Baseline) : a.Left.CompareTo(b.Left));
        return true;
    }

    // Where the paper bends, a word far from the rest began a row of its own before the words between them came; and a letter out of line stands alone.
    private static void Mend(List<Row> rows, double unit)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = rows.Count - 1; j >= 0; j--)
            {
                if (i == j || Math.Abs(rows[i].Baseline - rows[j].Baseline) > 2 * unit || !(Continues(rows[i], rows[j], unit) || Interleaves(rows[i], rows[j], unit) || Holds(rows[i], rows[j], unit)))
                    continue;
                rows[i] = new Row(rows[i].Words.Concat(rows[j].Words));
                rows.RemoveAt(j);
                i -= j < i ? 1 : 0;
                j = rows.Count;
            }
        }
    }

    private static bool Continues(Row row, Row next, double unit) =>
        next.Left - row.Right is var gap && gap > -MostOverlap * unit && gap <= Near * unit && Off(row.Words[^1], next.Words[0], unit) <= NearTolerance;

    // A letter upon a letter stands on a row of its own, and short words may have joined it there.
    private static bool Interleaves(Row row, Row other, double unit) =>
        Math.Abs(row.Baseline - other.Baseline) <= FarTolerance * unit && row.Left < other.Right && other.Left < row.Right
        && Math.Max(row.Height, other.Height) <= MostUnlike * Math.Min(row.Height, other.Height);

    private static bool Holds(Row row, Row small, double unit)
    {
        if (small.Letters > MostStray || row.Letters <= 2 * small.Letters || small.Left < row.Left || small.Right > row.Right)
            return false;
        var shared = Math.Min(row.Baseline, small.Baseline) - Math.Max(row.Top - RaisedBy * unit, small.Top);
        return shared >= HeldShare * Math.Min(unit, small.Baseline - small.Top);
    }

    private static double Off(Strand a, Strand b, double unit)
    {
        var (low, high) = (Math.Min(a.Height, b.Height), Math.Max(a.Height, b.Height));
        return high > MostUnlike * low ? double.MaxValue : Math.Abs(a.Baseline - b.Baseline) / Math.Max(unit, Math.Min(low, 3 * unit));
    }

    // Paper is not flat: a word is compared with its neighbours, not with the far end of the row.
    private static double Misfit(Row row, Strand word, double unit)
    {
        var (before, after) = row.Around(word);
        var least = double.MaxValue;
        foreach (var other in (ReadOnlySpan<Strand?>)[before, after])
        {
            if (other is null)
                continue;
            var gap = Math.Max(other.Left, word.Left) - Math.Min(other.Right, word.Right);
            if (gap < -MostOverlap * unit)
                return double.MaxValue;
            var off = Off(other, word, unit);
            if (off <= (gap <= Near * unit ? NearTolerance : FarTolerance))
                least = Math.Min(least, off + gap / (100 * unit));
        }
        return least;
    }
}
