namespace Ingest.Recognize.Layout;

/// <summary>A strip of white that runs down between words of several rows, too narrow to part them row by row.</summary>
internal readonly record struct Corridor(int Left, int Right, int FirstRow, int LastRow);

/// <summary>Finds the corridors between columns. By chance, white stands below white in a few rows only.</summary>
internal static class CorridorFinder
{
    private const double LeastWidth = 1.0;
    private const double FarthestRow = 10;
    /// <summary>Rows looked at; a full newspaper page takes a tenth. Beyond it nothing more is found.</summary>
    private const int MostLooks = 200_000;

    public static List<Corridor> Find(IReadOnlyList<Row> rows, double unit)
    {
        var found = new List<Corridor>();
        var looks = 0;
        for (var start = 0; start < rows.Count && looks < MostLooks; start++)
        {
            var words = rows[start].Words;
            for (var i = 1; i < words.Count; i++)
            {
                var (left, right) = (words[i - 1].Right, words[i].Left);
                if (right - left < LeastWidth * unit || found.Exists(c => c.FirstRow <= start && start <= c.LastRow && c.Left < right && c.Right > left))
                    continue;
                var corridor = Grown(rows, start, left, right, unit);
                looks += 2 * (corridor.LastRow - corridor.FirstRow + 1);
                var between = rows.Skip(corridor.FirstRow).Take(corridor.LastRow - corridor.FirstRow + 1);
                if (Sides.Of(between, (corridor.Left + corridor.Right) / 2).AreColumns((corridor.Right - corridor.Left) / unit, unit))
                    found.Add(corridor);
            }
        }
        return found;
    }

    private static Corridor Grown(IReadOnlyList<Row> rows, int start, int left, int right, double unit)
    {
        var (first, last) = (start, start);
        while (last + 1 < rows.Count && rows[last + 1].Baseline - rows[last].Baseline < FarthestRow * unit && TryPass(rows[last + 1], unit, ref left, ref right))
            last++;
        while (first > 0 && rows[first].Baseline - rows[first - 1].Baseline < FarthestRow * unit && TryPass(rows[first - 1], unit, ref left, ref right))
            first--;
        return new(left, right, first, last);
    }

    private static bool TryPass(Row row, double unit, ref int left, ref int right)
    {
        var (l, r) = (left, right);
        foreach (var word in row.Words)
        {
            if (word.Right <= l || word.Left >= r)
                continue;
            if (word.Right <= (l + r) / 2)
                l = word.Right;
            else if (word.Left >= (l + r) / 2)
                r = word.Left;
            else
                return false;
        }
        if (r - l < LeastWidth * unit)
            return false;
        (left, right) = (l, r);
        return true;
    }
}
