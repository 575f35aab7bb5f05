using System.Globalization;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Refuses pages too large to decode before anything is allocated for them.</summary>
internal static class PageSize
{
    /// <summary>Colour with transparency; beyond it every further sample costs as much memory as a pixel.</summary>
    private const long PlainSamples = 4;

    /// <param name="samples">Values per pixel; 0 or less where the header does not say.</param>
    /// <param name="what">Of the page is that large; empty: the page itself.</param>
    /// <exception cref="ScanException">No size, or more pixels than <see cref="ScanOptions.MaxPixels"/>.</exception>
    public static void Check(long width, long height, int page, string file, ScanOptions options, long samples = 0, string what = "")
    {
        if (width <= 0 || height <= 0)
            throw new ScanException(IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture, $"Page {page} of {file} has no size."));
        if (width > int.MaxValue || height > int.MaxValue || width > options.MaxPixels / Math.Max(1, samples - PlainSamples + 1) / height)
            throw new ScanException(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
                $"Page {page} of {file} has {what}{width} x {height} pixels{(samples > PlainSamples ? string.Create(CultureInfo.InvariantCulture, $" of {samples} samples each") : "")}, the limit is {options.MaxPixels}. If the page is really that large, raise Scan:MaxPixels."));
    }
}
