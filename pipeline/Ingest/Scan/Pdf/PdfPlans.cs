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

    /// <summary>Pages that the parser was tried on in vain get the size the renderer sees: a page too large must refuse the file before its first page is read.</summary>
    /// <param name="tried">From 1.</param>
    /// <exception cref="ScanException">A page is beyond a limit.</exception>
    public async Task MeasureAsync(IReadOnlyList<int> tried, IPdfFileRasterizer rasterizer, CancellationToken cancel)
    {
        var unknown = tried.Where(page => plans[page - 1] is { Sized: false }).ToList();
        if (unknown.Count == 0)
            return;
        var (first, sizes) = (unknown[0], await SizesAsync(unknown[0], unknown[^1], rasterizer, cancel));
        foreach (var page in unknown.Where(page => page - first < sizes.Count && sizes[page - first] is { Width: > 0, Height: > 0 }))
        {
            var (width, height) = sizes[page - first];
            plans[page - 1] = PdfPagePlan.Unparsed with { Width = width, Height = height };
            PdfResolution.CheckSize(plans[page - 1]!, page, file.Name, options);
        }
    }

    private async Task<IReadOnlyList<(double Width, double Height)>> SizesAsync(int first, int last, IPdfFileRasterizer rasterizer, CancellationToken cancel)
    {
        try
        {
            return await rasterizer.MeasureAsync(file.Path, first, last, cancel);
        }
        catch (ScanException)
        {
            // Not all in its time: each page is measured again when it is its turn.
            return [];
        }
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
