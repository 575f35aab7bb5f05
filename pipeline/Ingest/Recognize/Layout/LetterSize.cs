using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>How high the small letters of a page are: the height most spots share.</summary>
internal static class LetterSize
{
    /// <summary>Lower spots are dots and dirt: the x-height of 5-point print (inches).</summary>
    private const double Lowest = 0.027;
    private const int LowestPixels = 6;
    private const double Highest = 0.3;
    private const double Tolerance = 0.13;
    private const double Widest = 4;
    private const double Narrowest = 0.2;

    private const double LowestRatio = 0.6;
    private const double HighestRatio = 0.78;
    private const double SmallShare = 0.3;

    /// <returns>Pixels; 0 where nothing looks like letters.</returns>
    public static double Of(IReadOnlyList<Spot> spots, double dpi)
    {
        var (lowest, highest) = ((int)Math.Max(LowestPixels, Lowest * dpi), (int)Math.Max(4 * LowestPixels, Highest * dpi));
        var counts = new int[highest + 1];
        foreach (var spot in spots)
        {
            if (spot.Height >= lowest && spot.Height <= highest && spot.Width <= Widest * spot.Height && spot.Width >= Narrowest * spot.Height)
                counts[spot.Height]++;
        }
        var (best, at) = (0, 0);
        for (var height = lowest; height <= highest; height++)
        {
            var window = Window(counts, height);
            if (window > best)
                (best, at) = (window, height);
        }
        return at == 0 ? 0 : Mean(counts, Small(counts, lowest, best, at));
    }

    // Numbers and capitals may be the majority; small letters among them are about 0.7 times as high.
    private static int Small(int[] counts, int lowest, int best, int at)
    {
        var (most, lower) = (0, at);
        for (var height = Math.Max(lowest, (int)(LowestRatio * at)); height <= HighestRatio * at; height++)
        {
            if (Window(counts, height) is var window && window > most)
                (most, lower) = (window, height);
        }
        return most >= SmallShare * best ? lower : at;
    }

    private static int Window(int[] counts, int height)
    {
        var sum = 0;
        for (var h = (int)Math.Ceiling(height * (1 - Tolerance)); h <= height * (1 + Tolerance) && h < counts.Length; h++)
            sum += counts[h];
        return sum;
    }

    private static double Mean(int[] counts, int height)
    {
        var (sum, n) = (0.0, 0);
        for (var h = (int)Math.Ceiling(height * (1 - Tolerance)); h <= height * (1 + Tolerance) && h < counts.Length; h++)
            (sum, n) = (sum + (double)h * counts[h], n + counts[h]);
        return n == 0 ? height : sum / n;
    }
}
