using Ingest.Model;

namespace Ingest.Prepare;

/// <summary>Spots of a page that may be a code too fine for the coarse scan: dense, blocky, larger than a letter. Most pages have none and are scanned once.</summary>
internal static class CodeCandidates
{
    /// <summary>Sheets full of pictures must not cost more than a few scans.</summary>
    private const int Most = 4;
    private const int Ink = 80;
    private const double Smallest = 5;
    private const double Largest = 60;
    private const double LeastFill = 0.35;
    private const double QuietZone = 3;

    /// <returns>Boxes in pixels of the page, with quiet zone, largest first.</returns>
    public static IEnumerable<Box> Find(PaperView view)
    {
        var (mx, my) = (view.PerMillimetreX, view.PerMillimetreY);
        return Marks.FindJoined(view, Ink)
            .Where(m => Math.Min(m.Box.Width / mx, m.Box.Height / my) >= Smallest
                && Math.Max(m.Box.Width / mx, m.Box.Height / my) <= Largest
                && m.Area >= LeastFill * m.Box.Width * m.Box.Height)
            .OrderByDescending(m => m.Area)
            .Take(Most)
            .Select(m => OnPage(m.Box, view));
    }

    private static Box OnPage(Box box, PaperView view)
    {
        var (x, y) = (QuietZone * view.PerMillimetreX, QuietZone * view.PerMillimetreY);
        return new(
            (int)(Math.Max(0, box.Left - x) / view.Factor), (int)(Math.Max(0, box.Top - y) / view.Factor),
            (int)(Math.Min(view.Width, box.Right + x) / view.Factor), (int)(Math.Min(view.Height, box.Bottom + y) / view.Factor));
    }
}
