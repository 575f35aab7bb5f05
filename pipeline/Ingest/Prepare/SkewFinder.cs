using Ingest.Model;
using Ingest.Native;

namespace Ingest.Prepare;

/// <summary>Measures by how much the content of a page is turned; 0 when it cannot be said with confidence.</summary>
internal static class SkewFinder
{
    private const double Range = 12;
    /// <summary>Leptonica: "a value greater than 3.0 is good".</summary>
    private const double LeastConfidence = 3;
    private const double WorkingDpi = 150;

    public static double Degrees(Pix page, UprightResolution resolution)
    {
        using var reduced = page.ReduceToGrey(Math.Min(1, WorkingDpi / resolution.Mean));
        using var binary = reduced.BinarizeOtsu();
        var (degrees, confidence) = binary.FindSkew(Range, reduction: 2);
        return confidence >= LeastConfidence ? degrees : 0;
    }
}
