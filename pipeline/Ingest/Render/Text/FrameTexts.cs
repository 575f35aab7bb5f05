using Ingest.Model;

namespace Ingest.Render.Text;

/// <summary>The words of a page between the delivered image and the upright page.</summary>
public static class FrameTexts
{
    /// <param name="personal">Boxes, in the delivered image, of words a person wrote.</param>
    public static PageText ToUpright(this PageFrame frame, PageText delivered, IReadOnlySet<Box> personal) => delivered.IsEmpty ? delivered : new([.. delivered.Blocks.Select(b => new TextBlock(
        frame.ToUpright(b.Box), [.. b.Lines.SelectMany(l => Upright(Line(l, w => w with { Box = frame.ToUpright(w.Box), Corrected = w.Corrected || personal.Contains(w.Box) }, frame.ToUpright, frame.ToUpright)))]))]);

    public static PageText ToDelivered(this PageFrame frame, PageText upright) => upright.IsEmpty ? upright : new([.. upright.Blocks.Select(b => new TextBlock(
        frame.ToDelivered(b.Box), [.. b.Lines.Select(l => Line(l, word => word with { Box = frame.ToDelivered(word.Box) }, frame.ToDelivered, frame.ToDelivered))]))]);

    // turned by a quarter after it was read: the text layer writes from left to right, so each word of a standing line is a line of its own
    private static IEnumerable<TextLine> Upright(TextLine line) =>
        Math.Abs(line.Baseline.Y1 - line.Baseline.Y0) <= Math.Abs(line.Baseline.X1 - line.Baseline.X0)
            ? [line]
            : line.Words.Select(w => new TextLine(w.Box, new(w.Box.Left, w.Box.Bottom, w.Box.Right, w.Box.Bottom), [w]));

    private static TextLine Line(TextLine line, Func<Word, Word> word, Func<Box, Box> box, Func<double, double, (double X, double Y)> point)
    {
        var ((x0, y0), (x1, y1)) = (point(line.Baseline.X0, line.Baseline.Y0), point(line.Baseline.X1, line.Baseline.Y1));
        return new(box(line.Box), new(x0, y0, x1, y1), [.. line.Words.Select(word)]);
    }
}
