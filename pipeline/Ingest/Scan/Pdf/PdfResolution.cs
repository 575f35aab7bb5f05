namespace Ingest.Scan;

/// <summary>At how many dots per inch a PDF page is rendered.</summary>
internal static class PdfResolution
{
    private const double Lowest = 150;
    private const double Highest = 600;
    private const double PointsPerInch = 72;

    /// <summary>Pixels per 72 points: that of its scan, else the configured one; large pages less, so that they keep within the pixel limit.</summary>
    public static double Of(PdfPagePlan plan, ScanOptions options)
    {
        var lowest = Lowest * plan.Unit;
        var wanted = plan.Unit * (plan.NativeDpi > 0 ? Math.Clamp(plan.NativeDpi, Lowest, Highest) : options.RenderDpi);
        if (!plan.Sized)
            return wanted;
        var fitting = PointsPerInch * Math.Sqrt(options.MaxPixels / (plan.Width * plan.Height));
        return Math.Round(Math.Min(wanted, Math.Max(fitting * 0.999, Math.Min(lowest, wanted))), 3);
    }

    /// <summary>Within the pixel limit at the lowest resolution.</summary>
    public static bool Fits(PdfPagePlan plan, ScanOptions options) =>
        plan.Width * plan.Height * Lowest * Lowest / (PointsPerInch * PointsPerInch) <= options.MaxPixels * 0.99;

    /// <exception cref="Ingest.ScanException">Too large even at the lowest resolution.</exception>
    public static void CheckSize(PdfPagePlan plan, int page, string file, ScanOptions options)
    {
        if (!plan.Sized)
            return;
        var scale = Of(plan, options) / PointsPerInch;
        PageSize.Check((long)Math.Clamp(Math.Ceiling(plan.Width * scale), 1, long.MaxValue / 2), (long)Math.Clamp(Math.Ceiling(plan.Height * scale), 1, long.MaxValue / 2), page, file, options);
        if (plan.IsScan)
            PageSize.Check(plan.ScanWidth, plan.ScanHeight, page, file, options);
    }
}
