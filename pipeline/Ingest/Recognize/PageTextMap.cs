using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>Carries the boxes and baselines of a text to another picture of the same page.</summary>
internal sealed class PageTextMap(Func<double, double, (double X, double Y)> point)
{
    /// <summary>For a text read on a picture enlarged by these factors.</summary>
    public static PageTextMap Unscaled(double x, double y) => new((px, py) => (px / x, py / y));

    /// <summary>For a text read on a picture whose content must be turned clockwise about its middle to lie as on the page.</summary>
    public static PageTextMap Turned(double clockwise, (int Width, int Height) read, (int Width, int Height) page)
    {
        var (sin, cos) = Math.SinCos(clockwise * Math.PI / 180);
        return new((px, py) =>
        {
            var (x, y) = (px - read.Width / 2.0, py - read.Height / 2.0);
            return (Math.Clamp(x * cos - y * sin + page.Width / 2.0, 0, page.Width), Math.Clamp(x * sin + y * cos + page.Height / 2.0, 0, page.Height));
        });
    }

    public PageText Map(PageText text) => new([.. text.Blocks.Select(Map)]);

    // Lines and blocks are measured again from their words: their own turned boxes would be too tall or miss the ends.
    private TextBlock Map(TextBlock block)
    {
        var lines = block.Lines.Select(Map).ToList();
        return new(lines.Select(l => l.Box).Aggregate((a, b) => a.Union(b)), lines);
    }

    private TextLine Map(TextLine line)
    {
        var words = line.Words.Select(w => w with { Box = Map(w.Box) }).ToList();
        return line with { Box = words.Select(w => w.Box).Aggregate((a, b) => a.Union(b)), Baseline = Map(line.Baseline), Words = words };
    }

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
