namespace Ingest.Scan;

/// <summary>Dots per inch along the encoded axes, with the guess that stands in where a file says nothing believable.</summary>
internal readonly record struct PageResolution(double X, double Y, bool Estimated)
{
    private const double Lowest = 50;
    private const double Highest = 2400;
    private const double A4ShortSideInches = 210 / 25.4;

    /// <summary>No office scanner takes a page of more than 40 inches; a long strip is scanned, if at all, at its true resolution.</summary>
    private const double LongestSideInches = 40;

    /// <summary>72 and 96 are what software writes when it knows nothing: believed up to A2 (23.4 inches).</summary>
    private const double ScreenDpi = 96;
    private const double LongestScreenSideInches = 24;

    public static PageResolution Of(double x, double y, long width, long height)
    {
        if (IsPlausible(x, width) && IsPlausible(y, height))
            return new(x, y, false);
        var guess = Math.Clamp(Math.Round(Math.Min(width, height) / A4ShortSideInches), 72, 600);
        return new(guess, guess, true);
    }

    private static bool IsPlausible(double dpi, long pixels) =>
        dpi is >= Lowest and <= Highest && pixels / dpi <= (dpi <= ScreenDpi ? LongestScreenSideInches : LongestSideInches);
}
