using System.Globalization;

namespace Ingest.Scan;

/// <summary>How a TIFF page is coded, in a few words for messages: who wrote it can tell from them what to change.</summary>
internal static class TiffKind
{
    private const ushort SampleFormat = 339;

    public static string Of(ReadOnlyMemory<byte> tiff)
    {
        using var bytes = new MemoryBytes(tiff);
        var layout = TiffLayout.Read(bytes);
        var page = new TiffDirectory(bytes, layout, layout.FirstDirectory);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Compression(page.Number(TiffTag.Compression, 1))}, {page.Number(TiffTag.BitsPerSample, 1)} bits per sample{Samples(page.Number(SampleFormat, 1))}");
    }

    private static string Compression(long value) => value switch
    {
        1 => "uncompressed",
        2 or 3 => "fax G3",
        4 => "fax G4",
        5 => "LZW",
        6 => "old-style JPEG",
        7 => "JPEG",
        8 or 32946 => "Deflate",
        32773 => "PackBits",
        34925 => "LZMA",
        50000 => "Zstandard",
        50001 => "WebP",
        _ => string.Create(CultureInfo.InvariantCulture, $"compression {value}"),
    };

    private static string Samples(long format) => format switch
    {
        2 => " with sign",
        3 => " as floating-point numbers",
        _ => "",
    };
}
