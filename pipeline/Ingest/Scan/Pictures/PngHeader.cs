using System.Buffers.Binary;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>IHDR and pHYs of a PNG.</summary>
internal static class PngHeader
{
    private const int SignatureLength = 8;

    public static PictureHeader? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < SignatureLength + 8 + 13 || !file[12..].StartsWith("IHDR"u8))
            return null;
        var header = file[16..];
        var (depth, colour) = (header[8], header[9]);
        var (x, y, ended) = (0.0, 0.0, false);
        for (long at = SignatureLength; at + 12 <= file.Length;)
        {
            var chunk = file[(int)at..];
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            var type = chunk.Slice(4, 4);
            ended |= type.SequenceEqual("IEND"u8);
            if (type.SequenceEqual("pHYs"u8) && length == 9 && chunk.Length >= 17 && chunk[16] == 1)
            {
                x = BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]) * PictureHeader.MetresPerInch;
                y = BinaryPrimitives.ReadUInt32BigEndian(chunk[12..]) * PictureHeader.MetresPerInch;
            }
            at += 12L + length;
        }
        return new(ImageCoding.Png, BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]), Bits(depth, colour))
        {
            DpiX = x,
            DpiY = y,
            Truncated = !ended,
        };
    }

    private static int Bits(byte depth, byte colour) => colour switch
    {
        0 when depth == 1 => 1,
        0 or 4 => 8,
        _ => 24,
    };
}
