using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Orientation values of TIFF 6.0 and EXIF as a mirroring followed by a clockwise turn.</summary>
internal static class ExifOrientation
{
    public static (Turn Turn, bool Mirrored) Read(long value) => value switch
    {
        2 => (Turn.None, true),
        3 => (Turn.Half, false),
        4 => (Turn.Half, true),
        5 => (Turn.Left, true),
        6 => (Turn.Right, false),
        7 => (Turn.Right, true),
        8 => (Turn.Left, false),
        _ => (Turn.None, false),
    };
}
