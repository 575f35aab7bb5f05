namespace Ingest.Scan;

/// <summary>A PDF is written to its end: what comes last there says whether all of it arrived. Viewers repair a torn one without a word.</summary>
internal static class PdfTail
{
    /// <summary>Mail systems and scanners append some junk.</summary>
    private const int Length = 64 << 10;

    /// <summary>The pointer to the cross-references is missing, or objects follow that nothing refers to (a torn update).</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool IsTornOff(string path)
    {
        using var file = new FileBytes(path);
        var tail = file.Slice(Math.Max(0, file.Length - Length), Length).AsSpan();
        var end = tail.LastIndexOf("startxref"u8);
        return end < 0 || tail[end..].IndexOf(" obj"u8) >= 0;
    }
}
