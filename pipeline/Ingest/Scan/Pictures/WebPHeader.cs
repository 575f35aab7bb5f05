using System.Buffers.Binary;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Canvas size of a WebP in its three forms (RFC 9649): lossy, lossless, extended.</summary>
internal static class WebPHeader
{
    public static PictureHeader? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30)
            return null;
        var truncated = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L > file.Length;
        var chunk = file.Slice(12, 4);
        var data = file[20..];
        if (chunk.SequenceEqual("VP8 "u8))
            return Of(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
        if (chunk.SequenceEqual("VP8L"u8))
        {
            var packed = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return Of((int)(packed & 0x3FFF) + 1, (int)((packed >> 14) & 0x3FFF) + 1);
        }
        return chunk.SequenceEqual("VP8X"u8) ? Of(Three(data[4..]) + 1, Three(data[7..]) + 1) : null;

        PictureHeader Of(int width, int height) => new(ImageCoding.WebP, width, height, 24) { Truncated = truncated };
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
