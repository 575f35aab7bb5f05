using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize.Ink;
using Ingest.Recognize.Scaling;

namespace Ingest.Recognize;

/// <summary>
/// Shows pages with small letters, and stretched ones (fax), to a recogniser at the size its models were trained for; the words come back in pixels of the page.
/// The letters are measured: what a file says of its resolution is often wrong, and small print is small at any resolution.
/// </summary>
public sealed class ScaledRecognizer(IPageRecognizer recognizer) : IPageRecognizer
{
    /// <summary>Pixels of x-height below which layout analysis loses lines and models read less; 20 are 10 points at 300 dpi.</summary>
    public const double SmallLetters = 15;
    private const double TargetLetters = 20;
    /// <summary>Beyond it a picture gets larger, not clearer.</summary>
    private const double LargestFactor = 4;
    /// <summary>For pages with too few letters to measure: below this resolution usual letters are small.</summary>
    private const double LowDpi = 180;
    private const double TargetDpi = 250;
    private const double SquareTolerance = 0.1;

    public PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel)
    {
        var (x, y) = Factors(page);
        if (x == 1 && y == 1)
            return recognizer.Recognize(page, limit, cancel);
        using var grey = page.Pixels.ToGrey();
        using var scaled = grey.Scale(x, y);
        var shown = page with { Pixels = scaled, Resolution = new UprightResolution(page.Resolution.X * x, page.Resolution.Y * y) };
        return PageTextMap.Unscaled((double)scaled.Width / grey.Width, (double)scaled.Height / grey.Height).Map(recognizer.Recognize(shown, limit, cancel));
    }

    private static (double X, double Y) Factors(PagePicture page)
    {
        var dpi = page.Resolution;
        var square = Math.Max(dpi.X, dpi.Y);
        if (Math.Abs(dpi.X - dpi.Y) <= SquareTolerance * square)
        {
            var factor = Factor(page.Ink, dpi.Mean);
            return (factor, factor);
        }
        var (x, y) = (Math.Min(LargestFactor, square / dpi.X), Math.Min(LargestFactor, square / dpi.Y));
        using var grey = page.Pixels.ToGrey();
        using var straight = grey.Scale(x, y);
        var common = Factor(PageInk.Of(straight), square);
        return (x * common, y * common);
    }

    private static double Factor(PageInk ink, double dpi)
    {
        var letters = LetterHeight.Of(ink.Spots.Select(s => s.Box));
        return letters switch
        {
            0 => dpi < LowDpi ? Math.Min(LargestFactor, TargetDpi / dpi) : 1,
            < SmallLetters => Math.Min(LargestFactor, TargetLetters / letters),
            _ => 1,
        };
    }
}
