using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// What the header of a single-image file says. Resolution is dots per inch, 0 when not said; <paramref name="Bits"/> is 1, 8 (grey) or 24 (colour).
/// </summary>
internal sealed record PictureHeader(ImageCoding Coding, long Width, long Height, int Bits)
{
    /// <summary>Colour channels; 0 where the header does not say.</summary>
    public int Components { get; init; }

    /// <summary>Bits of one sample of a JPEG 2000.</summary>
    public int SampleBits { get; init; }

    /// <summary>Passes over the whole picture of a JPEG; 0 for other formats.</summary>
    public int Scans { get; init; }

    /// <summary>A JPEG that says it was written by Adobe's rules: inks are stored as their complements.</summary>
    public bool Adobe { get; init; }

    public double DpiX { get; init; }
    public double DpiY { get; init; }
    public Turn Turn { get; init; }
    public bool Mirrored { get; init; }

    /// <summary>The end mark of the format is missing: part of the picture is lost.</summary>
    public bool Truncated { get; init; }

    public const double MetresPerInch = 0.0254;

    /// <exception cref="ScanException">The header is damaged or of no known format.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        var header = FileSniffer.Sniff(file[..Math.Min(file.Length, 1024)]) switch
        {
            FileKind.Jpeg => JpegHeader.Read(file),
            FileKind.Png => PngHeader.Read(file),
            FileKind.Jpeg2000 => Jpeg2000Header.Read(file),
            FileKind.WebP => WebPHeader.Read(file),
            FileKind.Bmp => BmpHeader.Read(file),
            _ => null,
        };
        return header ?? throw new ScanException(IssueCodes.FileUnreadable, "The file is none of TIFF, PDF, JPEG, PNG, JPEG 2000, WebP, BMP, or its header is damaged.");
    }
}
