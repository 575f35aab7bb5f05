namespace Ingest.Prepare;

/// <summary>Recognises the dark disk or ring a punch hole leaves: 4 to 9 mm wide (ISO 838 has 6 mm), round, near an edge of the sheet.</summary>
internal static class PunchHoles
{
    private const double Smallest = 4;
    private const double Largest = 9;
    private const double FarthestFromEdge = 25;
    private const double LargestFlattening = 0.25;
    /// <summary>A disk fills π/4 of its box.</summary>
    private const double LeastFill = 0.65;
    private const double MostFill = 0.9;

    public static bool Is(Mark mark, PaperView view)
    {
        var (width, height) = (mark.Box.Width / view.PerMillimetreX, mark.Box.Height / view.PerMillimetreY);
        if (width is < Smallest or > Largest || height is < Smallest or > Largest || Math.Abs(width - height) > LargestFlattening * Math.Max(width, height))
            return false;
        var fill = (double)mark.Area / (mark.Box.Width * mark.Box.Height);
        return NearEdge(mark, view) && fill is >= LeastFill and <= MostFill;
    }

    private static bool NearEdge(Mark mark, PaperView view)
    {
        var (x, y) = (FarthestFromEdge * view.PerMillimetreX, FarthestFromEdge * view.PerMillimetreY);
        return mark.Box.Right < x || mark.Box.Bottom < y || mark.Box.Left > view.Width - x || mark.Box.Top > view.Height - y;
    }
}
