using System.Buffers.Binary;

namespace Ingest.Scan;

/// <summary>Tells page files from anything else by their magic bytes.</summary>
internal static class FileSniffer
{
    /// <summary>Acrobat accepts the PDF header anywhere in the first 1024 bytes (ISO 32000-1, implementation note 13 of the 1.7 reference).</summary>
    private const int HeadLength = 1024;

    private static readonly HashSet<string> PageExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".tif", ".tiff", ".pdf", ".jpg", ".jpeg", ".jpe", ".png", ".jp2", ".j2k", ".jpf", ".jpx", ".webp", ".bmp",
    };

    /// <summary>A delivered page file may be too damaged to show its magic: by its name it still counts as delivered.</summary>
    public static bool LooksLikePageByName(string path) => PageExtensions.Contains(Path.GetExtension(path));

    public static FileKind Sniff(string path)
    {
        // Pipes and devices report no length; opening one would wait for ever.
        if (new FileInfo(path).Length == 0)
            return FileKind.Unknown;
        using var bytes = new FileBytes(path);
        var kind = Sniff(bytes.Slice(0, HeadLength));
        return kind == FileKind.Unknown && (IsPdfAfterJunk(bytes, path) || IsPdfWithoutHeader(bytes, path)) ? FileKind.Pdf : kind;
    }

    public static FileKind Sniff(ReadOnlySpan<byte> head) => head switch
    {
        [0x49, 0x49, 42 or 43, 0, ..] or [0x4D, 0x4D, 0, 42 or 43, ..] => FileKind.Tiff,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A, ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => FileKind.Jpeg2000,
        [0x42, 0x4D, ..] when head.Length > 18 && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124 => FileKind.Bmp,
        _ when head.StartsWith("%PDF-"u8) => FileKind.Pdf,
        _ when head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..].StartsWith("WEBP"u8) => FileKind.WebP,
        _ => FileKind.Unknown,
    };

    /// <summary>A text that only mentions "%PDF-" has no end-of-file mark; a file named .pdf needs none.</summary>
    private static bool IsPdfAfterJunk(FileBytes bytes, string path) =>
        bytes.Slice(0, HeadLength).AsSpan().IndexOf("%PDF-"u8) > 0 && (IsNamedPdf(path) || HasEndOfPdf(bytes));

    /// <summary>A damaged or missing header line alone keeps no viewer from the pages.</summary>
    private static bool IsPdfWithoutHeader(FileBytes bytes, string path) => IsNamedPdf(path) && HasEndOfPdf(bytes);

    private static bool IsNamedPdf(string path) => Path.GetExtension(path).Equals(".pdf", StringComparison.OrdinalIgnoreCase);

    private static bool HasEndOfPdf(FileBytes bytes) =>
        bytes.Slice(Math.Max(0, bytes.Length - HeadLength), HeadLength).AsSpan().IndexOf("startxref"u8) >= 0;
}
