using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize;

/// <summary>The steps that whole pages, layouts and single lines share.</summary>
internal static class EngineSteps
{
    private const double LowestCredibleDpi = 70;

    public static void Show(this TesseractEngine engine, PagePicture page, PageSegmentation mode)
    {
        engine.SetPageSegmentation(mode);
        engine.SetImage(page.Pixels);
        // 0 makes Tesseract estimate the resolution from the height of the lines.
        var known = !page.ResolutionEstimated && page.Resolution.Y >= LowestCredibleDpi;
        engine.SetSourceResolution(known ? (int)Math.Round(page.Resolution.Y) : 0);
    }

    /// <exception cref="RecognizeException">Not read, or not in time.</exception>
    /// <exception cref="OperationCanceledException">The run stops.</exception>
    public static void RecognizeWithin(this TesseractEngine engine, TimeSpan limit, CancellationToken cancel)
    {
        switch (engine.Recognize(limit, cancel))
        {
            case RecognitionOutcome.TimedOut:
                throw new RecognizeException(IssueCodes.RecognitionTimeout, "Recognition took longer than the time limit for one page.");
            case RecognitionOutcome.Failed:
                throw new RecognizeException(IssueCodes.TextMissing, "Tesseract failed on this page.");
            case RecognitionOutcome.Canceled:
                throw new OperationCanceledException(cancel);
        }
    }
}
