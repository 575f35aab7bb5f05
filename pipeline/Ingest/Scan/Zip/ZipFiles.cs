namespace Ingest.Scan;

/// <summary>Which delivered files are taken for folders.</summary>
internal static class ZipFiles
{
    private const string Extension = ".zip";

    /// <summary>Office documents and e-books are ZIPs by their bytes, but no folders: the name decides, unless the bytes say that it is a page.</summary>
    public static bool IsZip(string path)
    {
        try
        {
            return HasName(path) && FileSniffer.Sniff(path) == FileKind.Unknown;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Delivered all the same: it is counted, and quarantined when it is opened.
            return true;
        }
    }

    public static bool HasName(string path) => Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Begins as a ZIP does, an empty one included.</summary>
    public static bool HasMark(string path)
    {
        using var bytes = new FileBytes(path);
        return bytes.Slice(0, 4) is [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6];
    }
}
