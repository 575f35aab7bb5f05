using Ingest.Model;
using Ingest.Native;

namespace Ingest.Prepare;

/// <summary>
/// Finds bar codes and QR codes on a page: only when a quick look sees traces of one, then the whole page coarsely, where printed separators are
/// found, then only its dense spots finely and enlarged.
/// One owner at a time.
/// </summary>
internal sealed class CodeFinder : IDisposable
{
    private const double FineDpi = 300;
    private const double EnlargedDpi = 600;

    private readonly BarcodeScanner scanner = new();

    /// <summary>How often zbar was asked: the cost of a page.</summary>
    public int Scans { get; private set; }

    public IReadOnlyList<PageCode> Find(Pix page, CoarsePage coarse, PaperView view, UprightResolution resolution)
    {
        if (!CodeTraces.MayHoldCode(coarse))
            return [];
        var codes = Scan(coarse);
        if (codes.Count > 0)
            return codes;
        foreach (var spot in CodeCandidates.Find(view))
            codes.AddRange(Spot(page, spot, resolution));
        return codes;
    }

    public void Dispose() => scanner.Dispose();

    private List<PageCode> Spot(Pix page, Box spot, UprightResolution resolution)
    {
        var codes = Scan(page, spot, FineDpi / resolution.Mean);
        return codes.Count > 0 ? codes : Scan(page, spot, EnlargedDpi / resolution.Mean);
    }

    private List<PageCode> Scan(CoarsePage page)
    {
        Scans++;
        return [.. scanner.Scan(page.Grey, page.Width, page.Height).Select(c => OnPage(c, 0, 0, page.Factor))];
    }

    private List<PageCode> Scan(Pix page, Box part, double factor)
    {
        Scans++;
        using var clipped = page.Clip(part.Left, part.Top, part.Width, part.Height);
        using var scaled = Scaled(clipped, factor);
        return [.. scanner.Scan(scaled).Select(c => OnPage(c, part.Left, part.Top, factor))];
    }

    private static PageCode OnPage(Barcode code, int left, int top, double factor) => new(code.Symbology, code.Text, new Box(
        left + (int)(code.Place.Left / factor), top + (int)(code.Place.Top / factor),
        left + (int)Math.Ceiling(code.Place.Right / factor), top + (int)Math.Ceiling(code.Place.Bottom / factor)));

    private static Pix Scaled(Pix page, double factor)
    {
        if (factor <= 1)
            return page.ReduceToGrey(factor);
        using var grey = page.ToGrey();
        return grey.Scale(factor, factor);
    }
}
