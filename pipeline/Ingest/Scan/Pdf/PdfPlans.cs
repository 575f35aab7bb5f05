using Ingest.Model;

namespace Ingest.Scan;

/// <summary>How each page of a PDF is to be read, found out when it is first asked for.</summary>
internal sealed class PdfPlans(SourceFile file, ScanOptions options, PdfSession session, IReadOnlyList<PdfPagePlan?> known)
{
    /// <summary>A file that made the parser run into its time limit twice is rendered without it.</summary>
    private const int PatienceForTimeouts = 2;

    private readonly PdfPagePlan?[] plans = [.. known];
    private int timeouts;

    public int Count => plans.Length;

    /// <param name="page">From 1.</param>
    /// <exception cref="ScanException">The page is beyond a limit.</exception>
    public async Task<PdfPagePlan> OfAsync(int page, CancellationToken cancel)
    {
        if (plans[page - 1] is { } made)
            return made;
        var plan = await PlannedAsync(page, cancel);
        PdfResolution.CheckSize(plan, page, file.Name, options);
        return plans[page - 1] = plan;
    }

    private async Task<PdfPagePlan> PlannedAsync(int page, CancellationToken cancel)
    {
        if (timeouts >= PatienceForTimeouts)
            return PdfPagePlan.Unparsed;
        try
        {
            return await session.OnPageAsync(page, PdfPlanner.Plan, cancel);
        }
        catch (ScanException e)
        {
            timeouts += e.InnerException is TimeoutException ? 1 : 0;
            return PdfPagePlan.Unparsed;
        }
    }
}
