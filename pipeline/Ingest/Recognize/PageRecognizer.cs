using System.Globalization;
using Ingest.Flow;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize;

/// <summary>
/// Reads the pages that want reading. Faults, recorded pages, separator sheets, sure blanks and pages with their own text pass through;
/// a page that cannot be read in time stays in its document, flagged <see cref="PageFlags.TextMissing"/>. Tesseract does not look at the clock
/// during layout analysis: who must not wait for it runs this in a worker process.
/// </summary>
public sealed class PageRecognizer(OrientationCheck reader, RecognizeOptions options, SeparateOptions separators, TimeProvider time)
    : IStage<PreparedPage, RecognizedPage>
{
    private const double PoorConfidence = 0.65;

    public ValueTask<RecognizedPage> RunAsync(PreparedPage item, CancellationToken cancel)
    {
        if (item.Pixels is not { } pixels || item.Page.Image is not { } image || IsSeparator(item.Findings))
        {
            item.Dispose();
            return ValueTask.FromResult(Unread(item));
        }
        var start = time.GetTimestamp();
        return ValueTask.FromResult(Read(item, image, pixels, cancel) with { Elapsed = item.Elapsed + time.GetElapsedTime(start) });
    }

    private RecognizedPage Read(PreparedPage item, PageImage image, Pix pixels, CancellationToken cancel)
    {
        using var owned = item;
        try
        {
            var picture = new PagePicture(pixels, UprightResolution.Of(image, image.Turn))
            {
                SkewDegrees = item.Findings.SkewDegrees,
                ResolutionEstimated = image.ResolutionEstimated,
            };
            var (text, turn, findings) = UnreadMarks.LeaveOut(reader.Read(picture, options.PageTimeLimit, time, cancel));
            return new RecognizedPage(item.Page, item.Findings with { Layout = text.Layout }, text)
            {
                Turn = image.Turn.Then(turn),
                Issues = [.. findings.Select(f => new Issue(f.Code, item.Page.Id.ToString(), f.Detail))],
                Flags = !text.IsEmpty && text.Confidence < PoorConfidence ? PageFlags.PoorText : PageFlags.None,
            };
        }
        catch (RecognizeException failure) when (failure.Code == IssueCodes.RecognitionTimeout)
        {
            return Missing(item, new RecognizeException(failure.Code, string.Create(CultureInfo.InvariantCulture,
                $"Recognition took longer than {options.PageTimeLimit.TotalSeconds:0.###} s, the limit for one page. If the page is known to be good, raise Recognize:PageTimeLimit."), failure));
        }
        catch (RecognizeException failure)
        {
            return Missing(item, failure);
        }
        catch (TesseractException failure)
        {
            return Missing(item, new RecognizeException(IssueCodes.TextMissing, failure.Message, failure));
        }
        catch (NativeImageException failure)
        {
            return Missing(item, new RecognizeException(IssueCodes.TextMissing, failure.Message, failure));
        }
    }

    private bool IsSeparator(PageFindings findings) =>
        findings.MostlyCode && findings.Codes.Any(c =>
            c.Text.StartsWith("TH1|", StringComparison.Ordinal) || separators.SeparatorTexts.Contains(c.Text.Trim(), StringComparer.OrdinalIgnoreCase));

    private static RecognizedPage Unread(PreparedPage item) => new(item.Page, item.Findings, item.Page.OwnText ?? PageText.Empty)
    {
        Turn = item.Page.Image?.Turn ?? Turn.None,
        Flags = item.Findings.Blank ? PageFlags.BlankSuspect : PageFlags.None,
        Elapsed = item.Elapsed,
    };

    private static RecognizedPage Missing(PreparedPage item, RecognizeException failure) => new(item.Page, item.Findings, PageText.Empty)
    {
        Turn = item.Page.Image?.Turn ?? Turn.None,
        Flags = PageFlags.TextMissing,
        Issues = [new Issue(failure.Code, item.Page.Id.ToString(), failure.Message)],
    };
}
