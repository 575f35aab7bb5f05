using System.Globalization;
using Ingest.Model;

namespace Ingest.Scan;

internal static class FileLimit
{
    public static ScanException Exceeded(string file, long length, ScanOptions options) => new(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
        $"{file} has {length} bytes, the limit is {options.MaxFileBytes}. If that is right, raise Scan:MaxFileBytes."));
}
