using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>
/// Shows low-resolution and stretched (fax) pages to a recogniser at the size its models were trained for; the words come back in pixels of the page.
/// </summary>
public sealed class ScaledRecognizer(IPageRecognizer recognizer) : IPageRecognizer
{
    /// <summary>Below this the x-height of a typewriter falls under 13 pixels.</summary>
    public const double LowDpi = 180;
    private const double TargetDpi = 250;
    private const double LargestFactor = 3;
    private const double SquareTolerance = 0.1;

    public PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel)
    {
        var (x, y) = Factors(page.Resolution);
        if (x == 1 && y == 1)
            return recognizer.Recognize(page, limit, cancel);
        using var grey = page.Pixels.ToGrey();
        using var scaled = grey.Scale(x, y);
        var shown = page with { Pixels = scaled, Resolution = new UprightResolution(page.Resolution.X * x, page.Resolution.Y * y) };
        return PageTextMap.Unscaled((double)scaled.Width / grey.Width, (double)scaled.Height / grey.Height).Map(recognizer.Recognize(shown, limit, cancel));
    }

    private static (double X, double Y) Factors(UprightResolution dpi)
    {
        var common = dpi.Mean < LowDpi ? TargetDpi : Math.Max(dpi.X, dpi.Y);
        var stretched = Math.Abs(dpi.X - dpi.Y) > SquareTolerance * common;
        return dpi.Mean < LowDpi || stretched
            ? (Math.Min(LargestFactor, common / dpi.X), Math.Min(LargestFactor, common / dpi.Y))
            : (1, 1);
    }
}
