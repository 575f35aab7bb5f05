using Ingest.Model;

namespace Ingest.Prepare;

/// <summary>
/// Tells a sheet made for its code from a letter or invoice that carries one: beside the code there are a heading and perhaps a note.
/// Bars of patch codes and frames do not count, only marks of the size of letters.
/// </summary>
internal static class CodeSheet
{
    private const int Ink = 80;
    private const double TallestLetter = 12;
    private const double SmallestLetter = 0.7;
    /// <summary>Longer is a rule, a frame or a bar.</summary>
    private const double LongestWord = 40;
    private const double QuietZone = 4;
    private const double Cell = 5;
    /// <summary>Share of the page's 5 mm cells that hold writing: a sheet with a heading and a note stays below, a letter has several times as much.</summary>
    private const double MostWriting = 0.12;

    public static bool IsMostlyCode(PaperView view, IReadOnlyList<PageCode> codes) =>
        codes.Count > 0 && WritingShare(view, codes) <= MostWriting;

    internal static double WritingShare(PaperView view, IReadOnlyList<PageCode> codes)
    {
        var (mx, my) = (view.PerMillimetreX, view.PerMillimetreY);
        var zones = codes.Select(c => Zone(c.Box, view)).ToList();
        var whole = new Box(0, 0, view.Width, view.Height);
        var written = new HashSet<(int, int)>();
        foreach (var mark in Marks.Find(view, Ink, whole))
        {
            var (width, height) = (mark.Box.Width / mx, mark.Box.Height / my);
            if (height > TallestLetter || width > LongestWord || Math.Max(width, height) < SmallestLetter || zones.Any(z => Overlap(z, mark.Box)))
                continue;
            for (var x = (int)(mark.Box.Left / mx / Cell); x <= (int)((mark.Box.Right - 1) / mx / Cell); x++)
                for (var y = (int)(mark.Box.Top / my / Cell); y <= (int)((mark.Box.Bottom - 1) / my / Cell); y++)
                    written.Add((x, y));
        }
        return written.Count / Math.Max(1, view.Width / mx / Cell * (view.Height / my / Cell));
    }

    private static Box Zone(Box code, PaperView view)
    {
        var (x, y) = (QuietZone * view.PerMillimetreX, QuietZone * view.PerMillimetreY);
        return new((int)(code.Left * view.Factor - x), (int)(code.Top * view.Factor - y), (int)(code.Right * view.Factor + x), (int)(code.Bottom * view.Factor + y));
    }

    private static bool Overlap(Box a, Box b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}
