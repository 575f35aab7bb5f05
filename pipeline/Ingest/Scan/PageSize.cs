using System.Globalization;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Refuses pages too large to decode before anything is allocated for them.</summary>
internal static class PageSize
{
    /// <exception cref="ScanException">No size, or more pixels than <see cref="ScanOptions.MaxPixels"/>.</exception>
    public static void Check(long width, long height, int page, string file, ScanOptions options)
    {
        if (width <= 0 || height <= 0)
            throw new ScanException(IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture, $"Page {page} of {file} has no size."));
        if (width > int.MaxValue || height > int.MaxValue || width > options.MaxPixels / height)
            throw new ScanException(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
                $"Page {page} of {file} has {width} x {height} pixels, the limit is {options.MaxPixels}. If the page is really that large, raise Scan:MaxPixels."));
    }
}
