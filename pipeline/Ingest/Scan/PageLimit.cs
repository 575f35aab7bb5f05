using System.Globalization;
using Ingest.Model;

namespace Ingest.Scan;

internal static class PageLimit
{
    /// <summary>A limit refuses a whole file, never a part of it.</summary>
    public static ScanException Exceeded(string file, ScanOptions options) => new(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
        $"{file} has more than {options.MaxPages} pages. If that is right, raise Scan:MaxPages."));
}
