using System.Buffers.Binary;

namespace Ingest.Scan;

/// <summary>Writes a PNG around image data that are already filtered and deflated.</summary>
internal static class PngFile
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++)
            c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        return c;
    })];

    public static byte[] Wrap(byte[] zlib, int width, int height, int bits, int channels, PdfPlacement placement)
    {
        using var file = new MemoryStream(zlib.Length + 128);
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)bits, (byte)(channels == 3 ? 2 : 0));
        Chunk(file, "IHDR"u8, header);
        var density = new byte[9];
        BinaryPrimitives.WriteUInt32BigEndian(density, PerMetre(placement.DpiX));
        BinaryPrimitives.WriteUInt32BigEndian(density.AsSpan(4), PerMetre(placement.DpiY));
        density[8] = 1;
        Chunk(file, "pHYs"u8, density);
        Chunk(file, "IDAT"u8, zlib);
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static uint PerMetre(double dpi) => (uint)Math.Clamp(Math.Round(dpi / PictureHeader.MetresPerInch), 1, int.MaxValue);

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(content, Crc(type, uint.MaxValue)));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes, uint crc)
    {
        foreach (var b in bytes)
            crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        return crc;
    }
}
