using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>
/// Straightens a skewed page before it is read; the words come back in pixels of the page as it was.
/// Tesseract's layout follows a skew of a degree by itself, but a line is read from an upright box: at half a degree it falls by a third of its height over the width of a page.
/// </summary>
public sealed class DeskewedRecognizer(IPageRecognizer recognizer) : IPageRecognizer
{
    private const double LeastDegrees = 0.5;

    public PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel)
    {
        if (Math.Abs(page.SkewDegrees) < LeastDegrees)
            return recognizer.Recognize(page, limit, cancel);
        using var grey = page.Pixels.ToGrey();
        using var straight = grey.RotateClockwiseWhole(-page.SkewDegrees);
        var text = recognizer.Recognize(page with { Pixels = straight, SkewDegrees = 0 }, limit, cancel);
        return PageTextMap.Turned(page.SkewDegrees, (straight.Width, straight.Height), (grey.Width, grey.Height)).Map(text);
    }
}
