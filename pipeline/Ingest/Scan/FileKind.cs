namespace Ingest.Scan;

/// <summary>What a delivered file is by its first bytes, whatever its name says.</summary>
internal enum FileKind
{
    Unknown,
    Tiff,
    Pdf,
    Jpeg,
    Png,
    Jpeg2000,
    WebP,
    Bmp,
}
