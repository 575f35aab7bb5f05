using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>Carries the boxes and baselines of a text to another picture of the same page.</summary>
internal sealed class PageTextMap(Func<double, double, (double X, double Y)> point)
{
    /// <summary>For a text read on a picture enlarged by these factors.</summary>
    public static PageTextMap Unscaled(double x, double y) => new((px, py) => (px / x, py / y));

    public PageText Map(PageText text) =>
        new([.. text.Blocks.Select(b => new TextBlock(Map(b.Box), [.. b.Lines.Select(Map)]))]);

    private TextLine Map(TextLine line) =>
        new(Map(line.Box), Map(line.Baseline), [.. line.Words.Select(w => w with { Box = Map(w.Box) })]);

    private Baseline Map(Baseline line)
    {
        var (from, to) = (point(line.X0, line.Y0), point(line.X1, line.Y1));
        return new(from.X, from.Y, to.X, to.Y);
    }

    private Box Map(Box box)
    {
        // Through the middle of each side: the corners of a turned box would make it taller than its letters.
        var (x, y) = ((box.Left + box.Right) / 2.0, (box.Top + box.Bottom) / 2.0);
        return new(
            (int)Math.Round(point(box.Left, y).X), (int)Math.Round(point(x, box.Top).Y),
            (int)Math.Round(point(box.Right, y).X), (int)Math.Round(point(x, box.Bottom).Y));
    }
}
