using System.Buffers.Binary;
using System.IO.Compression;

namespace Ingest.Tests.Scan.Formats;

/// <summary>A small PNG encoder (ISO 15948) for the kinds Leptonica does not write: 16 bits, alpha, palettes of few bits, Adam7.</summary>
internal static class PngFile
{
    public const int Grey = 0;
    public const int Colour = 2;
    public const int Palette = 3;
    public const int GreyAlpha = 4;
    public const int ColourAlpha = 6;

    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <param name="samples">The samples of the pixel at x, y, each of <paramref name="depth"/> bits.</param>
    /// <param name="palette">Red, green, blue per entry.</param>
    public static byte[] Write(int width, int height, int depth, int colour, Func<int, int, int[]> samples, bool interlaced = false, byte[]? palette = null)
    {
        using var raw = new MemoryStream();
        foreach (var (left, top, stepX, stepY) in interlaced ? Adam7 : [(0, 0, 1, 1)])
            for (var y = top; y < height && left < width; y += stepY)
            {
                raw.WriteByte(0);
                var row = new List<int>();
                for (var x = left; x < width; x += stepX)
                    row.AddRange(samples(x, y));
                raw.Write(Packed(row, depth));
            }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(raw.ToArray());

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(file, "IHDR"u8, [.. Number(width), .. Number(height), (byte)depth, (byte)colour, 0, 0, (byte)(interlaced ? 1 : 0)]);
        Chunk(file, "pHYs"u8, [.. Number(11811), .. Number(11811), 1]);
        if (palette is not null)
            Chunk(file, "PLTE"u8, palette);
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Packed(List<int> samples, int depth)
    {
        var row = new byte[((samples.Count * depth) + 7) / 8];
        for (var i = 0; i < samples.Count; i++)
            if (depth == 16)
                BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(i * 2), (ushort)samples[i]);
            else
                row[i * depth / 8] |= (byte)(samples[i] << (8 - depth - (i * depth % 8)));
        return row;
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, byte[] content)
    {
        file.Write(Number(content.Length));
        byte[] checkedPart = [.. type, .. content];
        file.Write(checkedPart);
        file.Write(Number((int)Crc(checkedPart)));
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var i = 0; i < 8; i++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
