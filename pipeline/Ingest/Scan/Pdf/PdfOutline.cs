using System.Globalization;
using Ingest.Model;
using UglyToad.PdfPig.Exceptions;

namespace Ingest.Scan;

/// <summary>What was found out about a PDF before its first page is read: how its pages are to be read, and what holds for the file.</summary>
internal sealed record PdfOutline(PdfPlans Pages, bool BornDigital, IReadOnlyList<Finding> Findings)
{
    public static async Task<PdfOutline> DrawAsync(SourceFile file, ScanOptions options, PdfSession session, IPdfFileRasterizer rasterizer, CancellationToken cancel)
    {
        var verdict = await rasterizer.InspectAsync(file.Path, cancel);
        var (facts, failure) = await FactsAsync(session, cancel);
        if (facts is not { Pages: > 0 })
            return await RenderedAsync(file, options, session, rasterizer, verdict, failure, cancel);
        if (facts.Pages > options.MaxPages)
            throw PageLimit.Exceeded(file.Name, options);
        var wait = await WaitingAsync(session, options, cancel);
        var plans = new PdfPlans(file, options, session, new PdfPagePlan?[facts.Pages]);
        var (attached, hasText) = (facts.HasAttachments, false);
        var planned = Enumerable.Range(1, facts.Pages).Where(page => wait.Count == 0 || !wait[page - 1]).ToList();
        foreach (var page in planned)
        {
            var plan = await plans.OfAsync(page, cancel);
            attached |= plan.HasAttachment;
            hasText |= plan.HasOwnText;
        }
        await plans.MeasureAsync(planned, rasterizer, cancel);
        var bornDigital = hasText || attached || facts.HasSignatureField;
        return new(plans, bornDigital, [.. FindingsOf(file, facts, verdict, bornDigital, attached)]);
    }

    private static async Task<(PdfFacts? Facts, ScanException? Failure)> FactsAsync(PdfSession session, CancellationToken cancel)
    {
        try
        {
            return (await session.OnDocumentAsync(PdfFacts.Of, cancel), null);
        }
        catch (ScanException e)
        {
            return (null, e);
        }
    }

    /// <summary>The pages that need no plan yet; none when the parser fails.</summary>
    private static async Task<IReadOnlyList<bool>> WaitingAsync(PdfSession session, ScanOptions options, CancellationToken cancel)
    {
        try
        {
            return await session.OnDocumentAsync(pdf => PdfSurvey.PagesThatCanWait(pdf, options), cancel);
        }
        catch (ScanException)
        {
            return [];
        }
    }

    private static async Task<PdfOutline> RenderedAsync(
        SourceFile file, ScanOptions options, PdfSession session, IPdfFileRasterizer rasterizer, RendererVerdict verdict, ScanException? failure, CancellationToken cancel)
    {
        if (verdict.Pages == 0)
            throw verdict.NeedsPassword || failure?.InnerException is PdfDocumentEncryptedException
                ? new ScanException(IssueCodes.FileEncrypted, $"{file.Name} is encrypted and opens only with a password. Have it delivered without one.", failure)
                : new ScanException(IssueCodes.FileUnreadable, $"{file.Name} is damaged: neither the parser nor the renderer can open it. Have it delivered again.", failure);
        if (verdict.Pages > options.MaxPages)
            throw PageLimit.Exceeded(file.Name, options);
        var plans = new PdfPlans(file, options, session, [.. Enumerable.Repeat(PdfPagePlan.Unparsed, verdict.Pages)]);
        await plans.MeasureAsync([.. Enumerable.Range(1, verdict.Pages)], rasterizer, cancel);
        return new(plans, false,
            [new(IssueCodes.PageDamaged, "The structure of the PDF is damaged; its pages are as the renderer repaired them. Compare their number with the paper.")]);
    }

    private static IEnumerable<Finding> FindingsOf(SourceFile file, PdfFacts facts, RendererVerdict verdict, bool bornDigital, bool attached)
    {
        if (bornDigital)
            yield return new(IssueCodes.BornDigital, "The PDF was made by a program: it is stored unchanged and its own text is indexed.");
        if (attached)
            yield return new(IssueCodes.Attachments, "The PDF carries attached files; they stay inside it.");
        if (facts.Signed)
            yield return new(IssueCodes.Signed, "The PDF carries a digital signature, which any change would break. Have the signature verified.");
        if (facts.Encrypted)
            yield return new(IssueCodes.FileEncrypted, "The PDF is encrypted but opens without a password.");
        if (verdict.Pages == 0)
            yield return new(IssueCodes.PageDamaged, "The structure of the PDF is damaged: the renderer does not open it. Compare its pages with the paper.");
        else if (verdict.Pages != facts.Pages)
            yield return new(IssueCodes.PageDamaged, string.Create(CultureInfo.InvariantCulture,
                $"The PDF claims {verdict.Pages} pages, {facts.Pages} were found. Compare with the paper."));
        else if (verdict.Damaged || PdfTail.IsTornOff(file.Path))
            yield return new(IssueCodes.PageDamaged, "The structure of the PDF is damaged and was repaired; its end may be missing. Compare the number of its pages with the paper.");
    }
}
