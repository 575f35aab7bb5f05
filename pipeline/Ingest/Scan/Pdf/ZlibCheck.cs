using System.IO.Compression;

namespace Ingest.Scan;

internal enum ZlibState
{
    Whole,

    /// <summary>All bytes are there, but the checksum at the end says that some are wrong.</summary>
    Wrong,

    Incomplete,
}

/// <summary>Reads a zlib stream (RFC 1950) to its end for its size and checksum. PDF renderers ignore the checksum.</summary>
internal static class ZlibCheck
{
    /// <param name="expected">Bytes it must unfold to; what comes after them is not looked at for long.</param>
    public static ZlibState Of(byte[] stream, long expected)
    {
        var total = 0L;
        try
        {
            using var inflated = new ZLibStream(new MemoryStream(stream), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            while (total <= expected + buffer.Length && inflated.Read(buffer) is > 0 and var read)
                total += read;
        }
        catch (InvalidDataException)
        {
            return total >= expected ? ZlibState.Wrong : ZlibState.Incomplete;
        }
        return total >= expected ? ZlibState.Whole : ZlibState.Incomplete;
    }
}
