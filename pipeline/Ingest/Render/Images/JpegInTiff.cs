namespace Ingest.Render.Images;

/// <summary>
/// Makes one JPEG of a TIFF strip and the tables beside it (TIFF Technical Note 2). The coded pixels stay as they are;
/// an Adobe marker says what TIFF says in its photometric tag: whether three components are YCbCr or RGB.
/// </summary>
internal static class JpegInTiff
{
    private const int Rgb = 2;
    private const int YCbCr = 6;
    private const int Grey = 1;

    public static bool TryMerge(ReadOnlyMemory<byte> tables, ReadOnlyMemory<byte> strip, long photometric, out ReadOnlyMemory<byte> jpeg)
    {
        jpeg = default;
        if (photometric is not (Grey or Rgb or YCbCr) || !StartsAsJpeg(strip.Span) || (!tables.IsEmpty && !(StartsAsJpeg(tables.Span) && EndsAsJpeg(tables.Span))))
            return false;
        using var merged = new MemoryStream();
        merged.Write([0xFF, 0xD8]);
        if (photometric != Grey)
            merged.Write([0xFF, 0xEE, 0, 14, (byte)'A', (byte)'d', (byte)'o', (byte)'b', (byte)'e', 0, 100, 0, 0, 0, 0, (byte)(photometric == YCbCr ? 1 : 0)]);
        if (!tables.IsEmpty)
            merged.Write(tables.Span[2..^2]);
        merged.Write(strip.Span[2..]);
        jpeg = merged.ToArray();
        return true;
    }

    private static bool StartsAsJpeg(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xD8, _, _, ..];

    private static bool EndsAsJpeg(ReadOnlySpan<byte> bytes) => bytes is [.., 0xFF, 0xD9];
}
