using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>Gives dots, accents, commas and dashes to the lines they stand in.</summary>
internal static class MarkPlacer
{
    private const double Band = 3;
    /// <summary>Side length of the smallest dot, in x-heights.</summary>
    private const double SmallestDot = 0.1;

    public static void Place(IReadOnlyList<LineShaper> lines, IReadOnlyList<Spot> marks, double unit, double slope, int height)
    {
        var band = Band * unit;
        var bands = new List<LineShaper>[(int)(height / band) + 1];
        foreach (var line in lines)
        {
            var (from, to) = (line.Row.Top - 2 * unit + Math.Min(slope * line.Left, slope * line.Right), line.Row.Baseline + unit + Math.Max(slope * line.Left, slope * line.Right));
            for (var b = Math.Max(0, (int)(from / band)); b <= Math.Min(bands.Length - 1, (int)(to / band)); b++)
                (bands[b] ??= []).Add(line);
        }
        var dots = marks.Where(m => m.Area >= SmallestDot * SmallestDot * unit * unit).OrderBy(m => m.Left).ThenBy(m => m.Top).ToList();
        foreach (var mark in dots)
            Nearest(bands, band, mark)?.Take(mark);
        // Rows of dots before the first letter grow to the left.
        for (var i = dots.Count - 1; i >= 0; i--)
        {
            if (Nearest(bands, band, dots[i]) is { } line && dots[i].Left < line.Left)
                line.Take(dots[i]);
        }
    }

    private static LineShaper? Nearest(List<LineShaper>[] bands, double band, Spot mark)
    {
        LineShaper? best = null;
        var least = double.MaxValue;
        foreach (var line in bands[Math.Min(bands.Length - 1, (int)((mark.Top + mark.Bottom) / 2 / band))] ?? [])
        {
            if (line.DistanceTo(mark) is { } distance && distance < least)
                (best, least) = (line, distance);
        }
        return best;
    }
}
