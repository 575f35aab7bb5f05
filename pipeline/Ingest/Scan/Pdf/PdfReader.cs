using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// Reads a PDF page by page: a scanned page gives its stored image, everything else is rendered. What the parser cannot open the renderer
/// still may; only when both refuse is the file unreadable.
/// </summary>
internal sealed class PdfReader : IPageFile
{
    private readonly SourceFile file;
    private readonly PdfSession session;
    private readonly PdfPageRendering rendering;
    private readonly PdfOutline outline;

    private PdfReader(SourceFile file, ScanOptions options, PdfSession session, PdfOutline outline, IPdfFileRasterizer rasterizer)
    {
        (this.file, this.session, this.outline) = (file, session, outline);
        rendering = new(file, options, session, rasterizer);
    }

    public int PageCount => outline.Pages.Count;
    public bool BornDigital => outline.BornDigital;
    public bool PagesLost => false;

    /// <exception cref="ScanException">Encrypted, unreadable, or beyond a limit.</exception>
    public static async Task<IPageFile> OpenAsync(SourceFile file, ScanOptions options, IPdfFileRasterizer rasterizer, CancellationToken cancel)
    {
        var session = new PdfSession(file.Path, options);
        var opened = false;
        try
        {
            var outline = await PdfOutline.DrawAsync(file, options, session, rasterizer, cancel);
            opened = true;
            return new PdfReader(file, options, session, outline, rasterizer);
        }
        finally
        {
            if (!opened)
                session.Dispose();
        }
    }

    public async ValueTask<ReadPage> ReadAsync(int page, CancellationToken cancel)
    {
        var plan = await outline.Pages.OfAsync(page, cancel);
        var read = plan.IsScan && !BornDigital ? await TakeScanAsync(page, plan, cancel) : null;
        read ??= await rendering.RenderAsync(page, plan, cancel);
        return read with
        {
            Findings = [
                .. page == 1 ? outline.Findings : [],
                .. read.Findings,
                .. plan.SymbolCoded ? [new Finding(IssueCodes.Jbig2Symbols, "The page uses JBIG2 symbol coding, which may exchange characters (TR-03138 A.SC.12). It is kept unchanged; check it against the paper.")] : Array.Empty<Finding>(),
            ],
        };
    }

    public void Dispose() => session.Dispose();

    private async Task<ReadPage?> TakeScanAsync(int page, PdfPagePlan plan, CancellationToken cancel)
    {
        try
        {
            var taken = await session.OnPageAsync(page, (pdf, content) => PdfScanImage.TryTake(pdf, content, content.GetImages().Single()), cancel);
            return taken is not null && !taken.Findings.Any(f => f.Code == IssueCodes.PageDamaged) && (plan.DamagedImage || PdfImageCheck.IsDamaged(taken))
                ? taken with { Findings = [.. taken.Findings, new(IssueCodes.PageDamaged, PopplerComplaints.Picture)] }
                : taken;
        }
        catch (ScanException)
        {
            // The parser changed its mind about a page it had planned (time limit): the renderer decides.
            return null;
        }
    }
}
