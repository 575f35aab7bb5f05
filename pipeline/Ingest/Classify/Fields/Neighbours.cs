using Ingest.Classify.Reading;

namespace Ingest.Classify.Fields;

/// <summary>Finds what belongs together on a form or in a reference line: label and value side by side or one above the other.</summary>
internal static class Neighbours
{
    private const double Reach = 3;

    /// <summary>The part of the same row next to the right.</summary>
    public static SeenLine? RightOf(SeenLine line, IReadOnlyList<SeenLine> page) => page
        .Where(l => l != line && l.Box.Left >= line.Box.Right && Overlap(l.Box.Top, l.Box.Bottom, line.Box.Top, line.Box.Bottom) > line.Box.Height / 2)
        .MinBy(l => l.Box.Left);

    public static SeenLine? Below(SeenLine line, IReadOnlyList<SeenLine> page) => page
        .Where(l => l.Box.Top >= line.Box.Bottom - line.Box.Height / 3 && l.Box.Top - line.Box.Bottom < Reach * line.Box.Height && SharesColumn(l, line) && l != line)
        .MinBy(l => l.Box.Top);

    public static SeenLine? Above(SeenLine line, IReadOnlyList<SeenLine> page) => page
        .Where(l => l.Box.Bottom <= line.Box.Top + line.Box.Height / 3 && line.Box.Top - l.Box.Bottom < Reach * line.Box.Height && SharesColumn(l, line) && l != line)
        .MaxBy(l => l.Box.Bottom);

    private static bool SharesColumn(SeenLine a, SeenLine b) => Overlap(a.Box.Left, a.Box.Right, b.Box.Left, b.Box.Right) > 0;

    private static int Overlap(int a0, int a1, int b0, int b1) => Math.Min(a1, b1) - Math.Max(a0, b0);
}
