using Ingest.Model;
using Ingest.Native;

namespace Ingest.Prepare;

/// <summary>Finds bar codes and QR codes on a page: first on the reduced page, where most are found cheapest, then as delivered, then enlarged. One owner at a time.</summary>
internal sealed class CodeFinder : IDisposable
{
    private const double CoarseDpi = 150;
    private const double FineDpi = 300;
    private const double EnlargedDpi = 600;

    private readonly BarcodeScanner scanner = new();

    /// <summary>How often zbar was asked: the cost of a page.</summary>
    public int Scans { get; private set; }

    public IReadOnlyList<PageCode> Find(Pix page, UprightResolution resolution)
    {
        var seen = 0.0;
        foreach (var dpi in (ReadOnlySpan<double>)[CoarseDpi, FineDpi, EnlargedDpi])
        {
            var factor = dpi / resolution.Mean;
            if (factor <= seen * 1.3)
                continue;
            seen = factor;
            var codes = At(page, factor);
            if (codes.Count > 0)
                return codes;
        }
        return [];
    }

    public void Dispose() => scanner.Dispose();

    private List<PageCode> At(Pix page, double factor)
    {
        Scans++;
        using var scaled = Scaled(page, factor);
        return [.. scanner.Scan(scaled).Select(c => new PageCode(c.Symbology, c.Text, new Box(
            (int)(c.Place.Left / factor), (int)(c.Place.Top / factor), (int)Math.Ceiling(c.Place.Right / factor), (int)Math.Ceiling(c.Place.Bottom / factor))))];
    }

    private static Pix Scaled(Pix page, double factor)
    {
        if (factor < 1)
            return page.ReduceToGrey(factor);
        using var grey = page.ToGrey();
        return grey.Scale(factor, factor);
    }
}
