using System.IO.Compression;

namespace Ingest.Render.Pdf;

/// <summary>Bytes for /FlateDecode.</summary>
internal static class Deflate
{
    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return memory.ToArray();
    }
}
