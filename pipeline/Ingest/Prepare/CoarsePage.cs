using Ingest.Model;
using Ingest.Native;

namespace Ingest.Prepare;

/// <summary>A page in grey at about 150 dpi, made once: what is looked for on every page (paper, codes, skew) is looked for on it.</summary>
/// <param name="Grey">Row by row without padding, 0 = black; of a colour picture the darkest channel.</param>
/// <param name="Factor">From pixels of the page to pixels of this picture.</param>
internal sealed record CoarsePage(byte[] Grey, int Width, int Height, double Factor)
{
    private const double Dpi = 150;

    /// <summary>How many times smaller a picture may come and still be large enough: 1, 2, 4 or 8.</summary>
    public static int Reduction(UprightResolution resolution) => Math.Min(resolution.X, resolution.Y) switch
    {
        >= 8 * Dpi => 8,
        >= 4 * Dpi => 4,
        >= 2 * Dpi => 2,
        _ => 1,
    };

    public static CoarsePage Of(Pix page, UprightResolution resolution)
    {
        var factor = Math.Min(1, Dpi / resolution.Mean);
        if (page.Depth == 8)
        {
            var (grey, width, height) = AreaReduction.Reduce(page, factor);
            return new(grey, width, height, factor);
        }
        using var reduced = page.ReduceToGrey(factor);
        return new(reduced.GreyBytes(), reduced.Width, reduced.Height, factor);
    }
}
