using System.IO.Compression;
using UglyToad.PdfPig.Filters;

namespace Ingest.Scan;

/// <summary>How many bytes a compressed stream unfolds to, found without keeping them.</summary>
internal static class UnfoldedSize
{
    private const int MostOfDeflate = 1032;
    private const int MostOfLzw = 2731;
    private const int MostOfRunLength = 64;
    private const int ZlibHeader = 2;

    /// <returns>The size; 0 when it surely keeps within <paramref name="limit"/>; any larger number when it does not.</returns>
    public static long Of(IFilter filter, Memory<byte> input, long limit) => filter switch
    {
        FlateFilter => input.Length * (long)MostOfDeflate <= limit ? 0 : Inflated(input, limit),
        LzwFilter => input.Length * (long)MostOfLzw <= limit ? 0 : Lzw(input.Span, limit),
        RunLengthFilter => input.Length * (long)MostOfRunLength,
        // Allocates what its parameters claim. Only images are fax-coded, and the reader takes those as they are.
        CcittFaxDecodeFilter => long.MaxValue,
        _ => input.Length,
    };

    private static long Inflated(Memory<byte> input, long limit)
    {
        var total = 0L;
        try
        {
            using var inflated = new DeflateStream(new MemoryStream(input[Math.Min(ZlibHeader, input.Length)..].ToArray()), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            while (total <= limit && inflated.Read(buffer) is > 0 and var read)
                total += read;
        }
        catch (InvalidDataException)
        {
            // What follows the damage does not unfold.
            return total;
        }
        return total;
    }

    /// <summary>Follows only the lengths of the strings in the table (ISO 32000-1 7.4.4, with early change).</summary>
    private static long Lzw(ReadOnlySpan<byte> input, long limit)
    {
        const int clear = 256;
        const int end = 257;
        const int full = 4096;
        var lengths = new int[full];
        Array.Fill(lengths, 1, 0, clear);
        var (next, width, previous, total, bit) = (end + 1, 9, -1, 0L, 0L);
        while (bit + width <= input.Length * 8L && total <= limit)
        {
            var code = 0;
            for (var i = 0; i < width; i++, bit++)
                code = (code << 1) | ((input[(int)(bit >> 3)] >> (int)(7 - (bit & 7))) & 1);
            if (code == end)
                break;
            if (code == clear)
            {
                (next, width, previous) = (end + 1, 9, -1);
                continue;
            }
            if (previous >= 0 && next < full)
                lengths[next++] = lengths[previous] + 1;
            total += code < next ? lengths[code] : 1;
            previous = code < next ? code : -1;
            width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
        }
        return total;
    }
}
