namespace Ingest.Prepare;

/// <summary>
/// Recognises what a punch hole leaves near an edge of the sheet (ISO 838: 6 mm wide, two of them 80 mm apart): before a dark lid a disk,
/// before a white one the ring of its shadow. A ring could be a letter O: it counts only with its partner.
/// </summary>
internal static class PunchHoles
{
    private const double Smallest = 4;
    private const double Largest = 9;
    private const double FarthestFromEdge = 25;
    private const double LargestFlattening = 0.25;
    /// <summary>A disk fills π/4 of its box.</summary>
    private const double LeastFill = 0.65;
    private const double MostFill = 0.9;
    private const double MostRingFill = 0.35;
    private const double Distance = 80;
    private const double DistanceTolerance = 1.5;
    /// <summary>Along the edge, but for the skew of the sheet.</summary>
    private const double MostOffLine = 6;

    /// <param name="marks">All marks of the page.</param>
    public static bool Is(Mark mark, PaperView view, IReadOnlyList<Mark> marks)
    {
        if (!HasSizeAndPlace(mark, view))
            return false;
        return Fill(mark) is >= LeastFill and <= MostFill || IsRing(mark) && marks.Any(m => IsPartner(mark, m, view) && IsRing(m) && HasSizeAndPlace(m, view));
    }

    private static bool HasSizeAndPlace(Mark mark, PaperView view)
    {
        var (width, height) = (mark.Box.Width / view.PerMillimetreX, mark.Box.Height / view.PerMillimetreY);
        return width is >= Smallest and <= Largest && height is >= Smallest and <= Largest
            && Math.Abs(width - height) <= LargestFlattening * Math.Max(width, height) && NearEdge(mark, view);
    }

    private static double Fill(Mark mark) => (double)mark.Area / (mark.Box.Width * mark.Box.Height);

    private static bool IsRing(Mark mark) => Fill(mark) <= MostRingFill;

    private static bool IsPartner(Mark a, Mark b, PaperView view)
    {
        var x = Math.Abs(a.Box.Left + a.Box.Right - b.Box.Left - b.Box.Right) / 2.0 / view.PerMillimetreX;
        var y = Math.Abs(a.Box.Top + a.Box.Bottom - b.Box.Top - b.Box.Bottom) / 2.0 / view.PerMillimetreY;
        return Math.Abs(Math.Sqrt(x * x + y * y) - Distance) <= DistanceTolerance && Math.Min(x, y) <= MostOffLine;
    }

    private static bool NearEdge(Mark mark, PaperView view)
    {
        var (x, y) = (FarthestFromEdge * view.PerMillimetreX, FarthestFromEdge * view.PerMillimetreY);
        return mark.Box.Right < x || mark.Box.Bottom < y || mark.Box.Left > view.Width - x || mark.Box.Top > view.Height - y;
    }
}
