using Ingest.Model;
using Ingest.Native;

namespace Ingest.Prepare;

/// <summary>
/// Finds bar codes and QR codes on a page: the whole page coarsely, where printed separators are found, then only its dense spots finely and enlarged.
/// One owner at a time.
/// </summary>
internal sealed class CodeFinder : IDisposable
{
    private const double CoarseDpi = 150;
    private const double FineDpi = 300;
    private const double EnlargedDpi = 600;

    private readonly BarcodeScanner scanner = new();

    /// <summary>How often zbar was asked: the cost of a page.</summary>
    public int Scans { get; private set; }

    public IReadOnlyList<PageCode> Find(Pix page, PaperView view, UprightResolution resolution)
    {
        var whole = new Box(0, 0, page.Width, page.Height);
        var codes = Scan(page, whole, Math.Min(1, CoarseDpi / resolution.Mean));
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

    private List<PageCode> Scan(Pix page, Box part, double factor)
    {
        Scans++;
        using var clipped = page.Clip(part.Left, part.Top, part.Width, part.Height);
        using var scaled = Scaled(clipped, factor);
        return [.. scanner.Scan(scaled).Select(c => new PageCode(c.Symbology, c.Text, new Box(
            part.Left + (int)(c.Place.Left / factor), part.Top + (int)(c.Place.Top / factor),
            part.Left + (int)Math.Ceiling(c.Place.Right / factor), part.Top + (int)Math.Ceiling(c.Place.Bottom / factor))))];
    }

    private static Pix Scaled(Pix page, double factor)
    {
        if (factor <= 1)
            return page.ReduceToGrey(factor);
        using var grey = page.ToGrey();
        return grey.Scale(factor, factor);
    }
}
