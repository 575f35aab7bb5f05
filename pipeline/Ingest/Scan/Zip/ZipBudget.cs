using System.Globalization;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>What a ZIP, with the ZIPs in it, may still unpack to. A ZIP over a limit is refused whole.</summary>
/// <param name="packed">Bytes of the outermost ZIP.</param>
internal sealed class ZipBudget(ScanOptions options, long packed)
{
    /// <summary>A small ZIP may hold a few blank pages, which compress a thousandfold.</summary>
    private const long RatioCountsFrom = 64 << 20;

    /// <summary>A directory entry is 46 bytes and a name; what lies in the directory is held in memory.</summary>
    private const int DirectoryBytesPerEntry = 300;

    private long bytes;
    private long entries;

    public void CheckNesting(int depth)
    {
        if (depth > options.MaxZipNesting)
            throw Exceeded("nests ZIPs deeper", options.MaxZipNesting, nameof(ScanOptions.MaxZipNesting));
    }

    public void AddEntries(ZipEnd end, long length)
    {
        entries += Math.Max(0, end.Entries);
        var directory = length - end.Directory;
        if (end.Entries < 0 || end.Directory < 0 || entries > options.MaxZipEntries || directory > 65_536L + ((long)DirectoryBytesPerEntry * options.MaxZipEntries))
            throw Exceeded("has more entries", options.MaxZipEntries, nameof(ScanOptions.MaxZipEntries));
    }

    public void AddBytes(int count)
    {
        bytes += count;
        if (bytes > options.MaxZipBytes)
            throw Exceeded("holds more bytes", options.MaxZipBytes, nameof(ScanOptions.MaxZipBytes));
        if (bytes > RatioCountsFrom && bytes / options.MaxZipRatio > packed)
            throw Exceeded("is compressed more strongly", options.MaxZipRatio, nameof(ScanOptions.MaxZipRatio));
    }

    private static ScanException Exceeded(string how, long limit, string option) => new(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
        $"It {how} than the limit of {limit}. If that is right, raise Scan:{option}."));
}
