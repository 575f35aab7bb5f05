using System.Globalization;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Scan;

/// <summary>A PDF page that is no single scan: its picture from the renderer, its words from the file where it has any.</summary>
internal sealed class PdfPageRendering(SourceFile file, ScanOptions options, PdfSession session, IPdfFileRasterizer rasterizer)
{
    /// <summary>Two programs may round a page size differently, but not by more than this.</summary>
    private const double SizeTolerance = 3;

    /// <summary>White paper takes about 50 pixels per byte in the renderer's JPEG.</summary>
    private const int PixelsPerByteOfPaper = 40;
    private const int BytesOfHeader = 1000;
    private const byte Paper = 250;

    /// <exception cref="ScanException">The renderer refuses the page.</exception>
    public async Task<ReadPage> RenderAsync(int page, PdfPagePlan plan, CancellationToken cancel)
    {
        var sized = plan.Sized ? plan : await MeasuredAsync(page, plan, cancel);
        var dpi = PdfResolution.Of(sized, options);
        var picture = await rasterizer.RenderAsync(file.Path, page, dpi, plan.Bilevel, cancel);
        PageSize.Check(picture.Width, picture.Height, page, file.Name, options);
        if (IsInvented(picture, sized, dpi))
            throw Missing(page);
        var findings = new List<Finding>();
        if (picture.Warnings.Count > 0)
            findings.Add(new(IssueCodes.PageDamaged, string.Join(' ', picture.Warnings)));
        if (Differs(picture, sized, dpi))
            findings.Add(new(IssueCodes.PageDamaged, "Parser and renderer do not agree on the size of the page."));
        if (plan.ShowsText && IsEmpty(picture))
            findings.Add(new(IssueCodes.PageDamaged, "The page holds letters, but the renderer shows nothing of them."));
        if (plan.DamagedImage)
            findings.Add(new(IssueCodes.PageDamaged, PopplerComplaints.Picture));
        return new(Image(page, plan, dpi, picture), picture.Bytes)
        {
            RenderedCoding = picture.Coding,
            OwnText = plan.HasOwnText ? await TextAsync(page, picture, findings, cancel) : null,
            Findings = findings,
        };
    }

    /// <summary>What the parser could not read is measured by the renderer, so that the limits hold before anything is drawn.</summary>
    private async Task<PdfPagePlan> MeasuredAsync(int page, PdfPagePlan plan, CancellationToken cancel)
    {
        var (width, height) = (await rasterizer.MeasureAsync(file.Path, page, page, cancel))[0];
        if (width <= 0 || height <= 0)
            throw Missing(page);
        var measured = plan with { Width = width, Height = height };
        PdfResolution.CheckSize(measured, page, file.Name, options);
        return measured;
    }

    /// <summary>For a page that is not there the renderer draws a single dot and reports success.</summary>
    private static bool IsInvented(RasterizedPage picture, PdfPagePlan plan, double dpi) =>
        (picture.Width, picture.Height) == (1, 1) && Math.Max(plan.Width, plan.Height) * dpi / 72 > SizeTolerance;

    /// <summary>Only a picture of few bytes can be empty: the others are not decoded for it.</summary>
    private static bool IsEmpty(RasterizedPage picture)
    {
        if (picture.Coding != ImageCoding.Jpeg || picture.Bytes.Length > (picture.Width * (long)picture.Height / PixelsPerByteOfPaper) + BytesOfHeader)
            return false;
        using var pix = Pix.Decode(picture.Bytes.Span);
        using var grey = pix.ToGrey();
        return grey.GreyBytes().AsSpan().IndexOfAnyExceptInRange(Paper, byte.MaxValue) < 0;
    }

    private ScanException Missing(int page) => new(IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture,
        $"{file.Name} lists a page {page}, but there is none in the file. Compare with the paper and have it delivered again."));

    private PageImage Image(int page, PdfPagePlan plan, double dpi, RasterizedPage picture) =>
        new(new(file.Sha256, ImageCoding.PdfPage, page), picture.Width, picture.Height, dpi / plan.Unit, dpi / plan.Unit) { BitsPerPixel = plan.Bilevel ? 1 : 24 };

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

    private static bool Differs(RasterizedPage picture, PdfPagePlan plan, double dpi) =>
        Math.Abs(picture.Width - (plan.Width * dpi / 72)) > SizeTolerance || Math.Abs(picture.Height - (plan.Height * dpi / 72)) > SizeTolerance;
}
