using Ingest.Model;

namespace Ingest.Render;

/// <summary>The upright page in points (1/72 inch), and how its pixels map onto it.</summary>
public readonly record struct PageSheet(double Width, double Height, int PixelWidth, int PixelHeight)
{
    // ISO 19005-2, 6.1.13: a page side lies between 3 and 14,400 units
    private const double Least = 3;
    private const double Most = 14_400;
    private const double FallbackDpi = 300;

    public double ScaleX => Width / PixelWidth;

    public double ScaleY => Height / PixelHeight;

    /// <param name="turn">From the delivered image to the upright page.</param>
    public static PageSheet Of(PageImage image, Turn turn)
    {
        var width = image.Width * 72.0 / Plausible(image.DpiX);
        var height = image.Height * 72.0 / Plausible(image.DpiY);
        var shrink = Math.Min(1, Most / Math.Max(width, height));
        width = Math.Clamp(width * shrink, Least, Most);
        height = Math.Clamp(height * shrink, Least, Most);
        return turn.SwapsSides()
            ? new(height, width, Math.Max(1, image.Height), Math.Max(1, image.Width))
            : new(width, height, Math.Max(1, image.Width), Math.Max(1, image.Height));
    }

    /// <summary>A4 for a page whose picture is missing.</summary>
    public static PageSheet Blank { get; } = new(595.28, 841.89, 2480, 3508);

    private static double Plausible(double dpi) => double.IsFinite(dpi) && dpi > 0 ? dpi : FallbackDpi;
}
