using Ingest.Model;

namespace Ingest.Workers;

/// <summary>Tells the words of a page from what a broken recogniser may return: boxes on the page, confidences from 0 to 1, lines that have a direction.</summary>
internal static class PlausibleWords
{
    /// <summary>Boxes are carried over from pictures of other scale and skew.</summary>
    private const int Tolerance = 4;

    public static bool On(PageImage image, Turn turn, PageText text)
    {
        var (width, height) = turn.SwapsSides() ? (image.Height, image.Width) : (image.Width, image.Height);
        return text.Blocks.All(b => Lies(b.Box, width, height))
            && text.Lines.All(l => Lies(l.Box, width, height) && double.IsFinite(l.Baseline.Angle))
            && text.Words.All(w => Lies(w.Box, width, height) && w.Confidence is >= 0 and <= 1);
    }

    private static bool Lies(Box box, int width, int height) =>
        box.Left >= -Tolerance && box.Top >= -Tolerance && box.Left <= box.Right && box.Top <= box.Bottom
        && box.Right <= width + Tolerance && box.Bottom <= height + Tolerance;
}
