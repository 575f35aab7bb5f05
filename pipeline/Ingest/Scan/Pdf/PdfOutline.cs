using System.Globalization;
using Ingest.Model;
using UglyToad.PdfPig.Exceptions;

namespace Ingest.Scan;

/// <summary>What was found out about a PDF before its first page is read: how each page is to be read, and what holds for the file.</summary>
internal sealed record PdfOutline(IReadOnlyList<PdfPagePlan> Pages, bool BornDigital, IReadOnlyList<Finding> Findings)
{
    /// <summary>A file that made the parser run into its time limit twice is rendered without it.</summary>
    private const int PatienceForTimeouts = 2;

    public static async Task<PdfOutline> DrawAsync(SourceFile file, ScanOptions options, PdfSession session, RendererVerdict verdict, CancellationToken cancel)
    {
        var (facts, failure) = await FactsAsync(session, cancel);
        if (facts is not { Pages: > 0 })
            return Rendered(file, options, verdict, failure);
        if (facts.Pages > options.MaxPages)
            throw PageLimit.Exceeded(file.Name, options);
        var plans = await PlansAsync(session, facts.Pages, cancel);
        for (var i = 0; i < plans.Count; i++)
            PdfResolution.CheckSize(plans[i], i + 1, file.Name, options);
        var attached = facts.HasAttachments || plans.Exists(p => p.HasAttachment);
        var hasText = plans.Exists(p => p.HasOwnText);
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

    private static async Task<List<PdfPagePlan>> PlansAsync(PdfSession session, int pages, CancellationToken cancel)
    {
        var plans = new List<PdfPagePlan>(pages);
        var timeouts = 0;
        while (plans.Count < pages)
        {
            try
            {
                plans.Add(timeouts < PatienceForTimeouts ? await session.OnPageAsync(plans.Count + 1, PdfPlanner.Plan, cancel) : PdfPagePlan.Unparsed);
            }
            catch (ScanException e)
            {
                timeouts += e.InnerException is TimeoutException ? 1 : 0;
                plans.Add(PdfPagePlan.Unparsed);
            }
        }
        return plans;
    }

    private static PdfOutline Rendered(SourceFile file, ScanOptions options, RendererVerdict verdict, ScanException? failure)
    {
        if (verdict.Pages == 0)
            throw verdict.NeedsPassword || failure?.InnerException is PdfDocumentEncryptedException
                ? new ScanException(IssueCodes.FileEncrypted, $"{file.Name} is encrypted and opens only with a password. Have it delivered without one.", failure)
                : new ScanException(IssueCodes.FileUnreadable, $"{file.Name} is damaged: neither the parser nor the renderer can open it. Have it delivered again.", failure);
        if (verdict.Pages > options.MaxPages)
            throw PageLimit.Exceeded(file.Name, options);
        return new([.. Enumerable.Repeat(PdfPagePlan.Unparsed, verdict.Pages)], false,
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
