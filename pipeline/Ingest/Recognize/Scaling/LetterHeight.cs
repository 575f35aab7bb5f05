using Ingest.Model;

namespace Ingest.Recognize.Scaling;

/// <summary>
/// Measures the height of the small letters (x-height) of a page from its spots of ink, without any line being known: the height that most of the
/// letter-shaped spots share. Whatever resolution a file states, this is what a recogniser sees.
/// </summary>
internal static class LetterHeight
{
    /// <summary>Fewer letters than in a line of text say nothing about a page.</summary>
    private const int FewestLetters = 40;
    private const int Lowest = 4;
    private const int Highest = 200;
    /// <summary>Small letters are this much of the tall ones in usual typefaces, and this share of their number or more in usual text.</summary>
    private const double LeastSmall = 0.6;
    private const double MostSmall = 0.8;
    private const double SmallShare = 0.4;
    private const double Narrowest = 0.4;
    private const double Widest = 1.8;

    /// <summary>Pixels; 0 when there are fewer than <paramref name="fewest"/> letters.</summary>
    public static double Of(IEnumerable<Box> spots, int fewest = FewestLetters)
    {
        Span<double> weights = stackalloc double[Highest + Highest / 10 + 1];
        weights.Clear();
        var letters = 0;
        foreach (var spot in spots)
        {
            if (spot.Height is < Lowest or > Highest || spot.Width < Narrowest * spot.Height || spot.Width > Widest * spot.Height)
                continue;
            // Specks are many but small: each spot counts by its height.
            weights[spot.Height] += spot.Height;
            letters++;
        }
        return letters < fewest ? 0 : Mode(weights);
    }

    private static double Mode(ReadOnlySpan<double> weights)
    {
        var (height, mean) = Best(weights, Lowest, Highest);
        // Figures, capitals and tall letters may be more than the small ones between them: those count where there are enough.
        var tall = Sum(weights, height);
        var (lower, lowerMean) = Best(weights, (int)Math.Ceiling(mean * LeastSmall), (int)(mean * MostSmall));
        return lower > 0 && Sum(weights, lower) >= SmallShare * tall ? lowerMean : mean;
    }

    /// <summary>The height around which most weight lies: letters of one height vary by a tenth.</summary>
    private static (int Height, double Mean) Best(ReadOnlySpan<double> weights, int from, int to)
    {
        var best = 0;
        for (var height = Math.Max(Lowest, from); height <= Math.Min(Highest, to); height++)
        {
            if (best == 0 || Sum(weights, height) > Sum(weights, best))
                best = height;
        }
        var (sum, moment) = (0.0, 0.0);
        for (var h = best - Reach(best); best > 0 && h <= best + Reach(best); h++)
            (sum, moment) = (sum + weights[h], moment + weights[h] * h);
        return (best, sum > 0 ? moment / sum : 0);
    }

    private static double Sum(ReadOnlySpan<double> weights, int height)
    {
        var sum = 0.0;
        for (var h = height - Reach(height); h <= height + Reach(height); h++)
            sum += weights[h];
        return sum;
    }

    private static int Reach(int height) => Math.Max(1, height / 10);
}
