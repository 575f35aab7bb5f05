using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>
/// Reads a page as it stands; only when that gives no plausible text does it ask for the direction and read again.
/// The other direction wins only when it reads clearly better: charts, music and tables stay as they are.
/// </summary>
public sealed class OrientationCheck(IPageRecognizer recognizer, OrientationDetector detector)
{
    private const double DoubtfulConfidence = 0.7;
    private const double DoubtfulShare = 0.4;
    /// <summary>Lines that run up or down the page: the layout has found them, but the page is turned.</summary>
    private const double MostUpright = 0.5;
    /// <summary>Below it the guess is no better than chance (Tesseract's own limit is 7, OCRmyPDF's lowest advice 2).</summary>
    private const double LeastMargin = 2;
    /// <summary>Plausible letters a reading must have before a page is turned for it: about three words.</summary>
    private const int FewestLetters = 15;
    private const double ClearlyBetter = 2;
    /// <summary>Tesseract may read lines that run down the page; the page is still turned when it reads as well along them.</summary>
    private const double SameAgain = 0.8;

    internal Reading Read(PagePicture page, TimeSpan limit, TimeProvider time, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        var (text, findings) = Read(page, limit, cancel);
        var quality = ReadingQuality.Of(text);
        if (!IsDoubtful(quality) || !detector.TryDetect(page, out var guess) || guess.ClockwiseDegrees == 0 || guess.Margin < LeastMargin)
            return new(text, Turn.None, findings);
        var turn = (Turn)((360 - guess.ClockwiseDegrees) % 360);
        var left = limit - time.GetElapsedTime(start);
        return left > TimeSpan.Zero && TryRead(page, turn, left, cancel) is { } second && IsClearlyBetter(ReadingQuality.Of(second.Text), quality)
            ? second
            : new(text, Turn.None, findings);
    }

    private (PageText Text, List<Finding> Findings) Read(PagePicture page, TimeSpan limit, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        return (recognizer.Recognize(page with { Noticed = findings.Add }, limit, cancel), findings);
    }

    /// <summary>Null when the turned page is not read in the time left: the first reading stands, and its low confidence flags the page.</summary>
    private Reading? TryRead(PagePicture page, Turn turn, TimeSpan limit, CancellationToken cancel)
    {
        using var turned = page.Pixels.TurnClockwise((int)turn / 90);
        var resolution = turn.SwapsSides() ? new UprightResolution(page.Resolution.Y, page.Resolution.X) : page.Resolution;
        try
        {
            // Skew is measured along horizontal lines: it says nothing of lines that ran up the page.
            var skew = turn.SwapsSides() ? 0 : page.SkewDegrees;
            var (text, findings) = Read(page with { Pixels = turned, Resolution = resolution, SkewDegrees = skew }, limit, cancel);
            return new(text, turn, findings);
        }
        catch (RecognizeException)
        {
            return null;
        }
    }

    private static bool IsDoubtful(ReadingQuality quality) =>
        quality.Confidence < DoubtfulConfidence
        || quality.PlausibleLetters < DoubtfulShare * quality.Letters
        || quality.UprightShare > MostUpright;

    private static bool IsClearlyBetter(ReadingQuality second, ReadingQuality first) =>
        second.PlausibleLetters >= FewestLetters
        && second.UprightShare <= MostUpright
        && second.PlausibleLetters > (first.UprightShare > MostUpright ? SameAgain : ClearlyBetter) * first.PlausibleLetters;
}
