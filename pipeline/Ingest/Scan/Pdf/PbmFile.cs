using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Scan;

/// <summary>
/// Reads the renderer's 1-bit bitmap (PBM, "P4"). Leptonica takes pixels for white space of the header when the first eight happen to be one.
/// </summary>
internal static class PbmFile
{
    /// <exception cref="ScanException">Not the header, or not all of the rows.</exception>
    public static Pix Read(ReadOnlySpan<byte> file, ScanOptions options)
    {
        var rest = file.StartsWith("P4\n"u8) ? file[3..] : default;
        var (width, height) = (Number(ref rest, (byte)' '), Number(ref rest, (byte)'\n'));
        var perRow = (width + 7) / 8;
        if (width <= 0 || height <= 0 || width > options.MaxPixels / height || rest.Length < perRow * height)
            throw new ScanException(IssueCodes.PageUndecodable, "The renderer stopped in the middle of the page.");
        var pix = Pix.Create((int)width, (int)height, 1);
        var perLine = pix.WordsPerLine;
        var words = pix.Words;
        var line = new byte[perLine * sizeof(uint)];
        for (var y = 0; y < (int)height; y++)
        {
            rest.Slice(y * (int)perRow, (int)perRow).CopyTo(line);
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(line), words.Slice(y * perLine, perLine));
        }
        return pix;
    }

    /// <summary>0 when there is none that ends with <paramref name="end"/>.</summary>
    private static long Number(ref ReadOnlySpan<byte> rest, byte end)
    {
        const int mostDigits = 9;
        var length = rest[..Math.Min(rest.Length, mostDigits + 1)].IndexOf(end);
        if (length <= 0 || !System.Buffers.Text.Utf8Parser.TryParse(rest[..length], out int number, out var used) || used != length)
            return 0;
        rest = rest[(length + 1)..];
        return number;
    }
}
