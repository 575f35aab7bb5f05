using Ingest.Model;

namespace Ingest.Scan;

/// <summary>A PDF page that is no single scan: its picture from the renderer, its words from the file where it has any.</summary>
internal sealed class PdfPageRendering(SourceFile file, ScanOptions options, PdfSession session, IPdfFileRasterizer rasterizer)
{
    /// <summary>Two programs may round a page size differently, but not by more than this.</summary>
    private const double SizeTolerance = 3;

    /// <exception cref="ScanException">The renderer refuses the page.</exception>
    public async Task<ReadPage> RenderAsync(int page, PdfPagePlan plan, CancellationToken cancel)
    {
        var dpi = PdfResolution.Of(plan, options);
        var picture = await rasterizer.RenderFileAsync(file.Path, page, dpi, plan.Bilevel, cancel);
        PageSize.Check(picture.Width, picture.Height, page, file.Name, options);
        var findings = picture.Warnings.Where(IsDamage).Take(1)
            .Select(w => new Finding(IssueCodes.PageDamaged, $"The renderer complains: {w}"))
            .Concat(Differs(picture, plan, dpi) ? [new(IssueCodes.PageDamaged, "Parser and renderer do not agree on the size of the page.")] : [])
            .ToList();
        return new(Image(page, plan, dpi, picture), picture.Bytes)
        {
            RenderedCoding = picture.Coding,
            OwnText = plan.HasOwnText ? await TextAsync(page, picture, findings, cancel) : null,
            Findings = findings,
        };
    }

    private PageImage Image(int page, PdfPagePlan plan, double dpi, RasterizedPage picture) =>
        new(new(file.Sha256, ImageCoding.PdfPage, page), picture.Width, picture.Height, dpi, dpi) { BitsPerPixel = plan.Bilevel ? 1 : 24 };

    private async Task<PageText?> TextAsync(int page, RasterizedPage picture, List<Finding> findings, CancellationToken cancel)
    {
        try
        {
            return await session.OnPageAsync(page, (_, p) => PdfText.Of(p, picture.Width, picture.Height), cancel);
        }
        catch (ScanException)
        {
            findings.Add(new(IssueCodes.PageDamaged, "The page's own text could not be taken out; it is recognised from its picture."));
            return null;
        }
    }

    /// <summary>Warnings are about fonts and style; errors are about content that may be missing.</summary>
    private static bool IsDamage(string warning) => warning.Contains("Error", StringComparison.Ordinal);

    private static bool Differs(RasterizedPage picture, PdfPagePlan plan, double dpi) => plan.Parsed
        && (Math.Abs(picture.Width - (plan.Width * dpi / 72)) > SizeTolerance || Math.Abs(picture.Height - (plan.Height * dpi / 72)) > SizeTolerance);
}
