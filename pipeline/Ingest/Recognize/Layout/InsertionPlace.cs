namespace Ingest.Recognize.Layout;

/// <summary>Where among lines in reading order another one is read, by its neighbours: beside it in the row, above or below it in the column.</summary>
internal static class InsertionPlace
{
    private const double SameRow = 0.7;
    private const double Beside = 12;

    /// <returns>The index to insert at, and the block of the neighbour.</returns>
    public static (int Place, int Block) Of(LineRegion line, List<LineRegion> lines, double unit)
    {
        var (best, least, after) = (-1, double.MaxValue, true);
        for (var i = 0; i < lines.Count; i++)
        {
            var (distance, isBefore) = Distance(lines[i], line, unit);
            if (distance < least)
                (best, least, after) = (i, distance, isBefore);
        }
        return best < 0 ? (lines.Count, lines.Count == 0 ? 1 : lines[^1].Block + 1) : (after ? best + 1 : best, lines[best].Block);
    }

    // In x-heights; a neighbour in the row comes first, then one above, then one below.
    private static (double Distance, bool IsBefore) Distance(LineRegion other, LineRegion line, double unit)
    {
        var (a, b) = (other.Box, line.Box);
        var gap = Math.Max(a.Left, b.Left) - Math.Min(a.Right, b.Right);
        var down = (Middle(line) - Middle(other)) / unit;
        if (Math.Abs(down) < SameRow && gap < Beside * unit)
            return (Math.Max(0, gap) / (Beside * unit), a.Left <= b.Left);
        if (gap > -Math.Min(a.Width, b.Width) / 2)
            return (double.MaxValue, true);
        return down > 0 ? (1 + down, true) : (1 - 1.5 * down, false);
    }

    private static double Middle(LineRegion line) => (line.Baseline.Y0 + line.Baseline.Y1) / 2;
}
