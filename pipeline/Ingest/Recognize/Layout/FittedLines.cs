using Ingest.Model;
using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>
/// Gives lines of another layout the height of the letters in them. What reaches into a line from its neighbours makes its box too high,
/// and the letters too small for the network; a line without ascenders has too low a box.
/// </summary>
internal static class FittedLines
{
    private const double LeastShared = 0.5;
    private const double OneRow = 0.6;
    private const int FewestLetters = 3;
    private const double LeastCovered = 0.6;

    public static List<LineRegion> Of(IReadOnlyList<LineRegion> lines, PageLines seen, InkMap ink)
    {
        var words = seen.Lines.SelectMany(l => l.Row.Words).ToList();
        return [.. lines.Select(l => Fitted(l, words, seen, ink))];
    }

    private static LineRegion Fitted(LineRegion line, List<Strand> words, PageLines seen, InkMap ink)
    {
        var inside = words.Where(w => Holds(line.Box, w, seen.Slope)).ToList();
        if (inside.Sum(w => w.Letters.Count) < FewestLetters || inside.Sum(w => w.Right - w.Left) < LeastCovered * line.Box.Width)
            return line;
        var row = new Row(inside);
        if (inside.Exists(w => Math.Abs(w.Baseline - row.Baseline) > OneRow * seen.Unit))
            return line;
        var own = new LineShaper(row, seen.Unit, seen.Slope).Shape(line.Block, ink);
        return own with { Box = new Box(Math.Min(own.Box.Left, line.Box.Left), own.Box.Top, Math.Max(own.Box.Right, line.Box.Right), own.Box.Bottom) };
    }

    private static bool Holds(Box line, Strand word, double slope)
    {
        var y = slope * (word.Left + word.Right) / 2;
        var shared = Math.Min(line.Bottom, word.Baseline + y) - Math.Max(line.Top, word.Top + y);
        return word.Right > line.Left && word.Left < line.Right && Math.Min(line.Right, word.Right) - Math.Max(line.Left, word.Left) >= LeastShared * (word.Right - word.Left)
            && shared >= LeastShared * (word.Baseline - word.Top);
    }
}
