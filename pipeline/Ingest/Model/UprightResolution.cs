namespace Ingest.Model;

/// <summary>Dots per inch along the axes of a turned page, for sizes in millimetres. A resolution that no sheet fits is replaced by that of an A4 sheet.</summary>
public readonly record struct UprightResolution(double X, double Y)
{
    private const double LongestSheetInches = 24;
    private const double LowestDpi = 40;
    private const double A4LongSideInches = 11.69;

    public static UprightResolution Of(PageImage image, Turn turn)
    {
        var longSide = Math.Max(image.Width, image.Height);
        var lowest = Math.Min(image.DpiX, image.DpiY);
        if (!(lowest >= LowestDpi) || longSide / lowest > LongestSheetInches)
            return new(longSide / A4LongSideInches, longSide / A4LongSideInches);
        return turn.SwapsSides() ? new(image.DpiY, image.DpiX) : new(image.DpiX, image.DpiY);
    }

    public double Mean => (X + Y) / 2;
}
