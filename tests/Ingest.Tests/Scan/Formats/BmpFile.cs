using System.Buffers.Binary;

namespace Ingest.Tests.Scan.Formats;

/// <summary>A small bitmap encoder for the headers and codings Leptonica does not write. Palettes hold 16 shades in scattered order.</summary>
internal static class BmpFile
{
    private const int Fields = 3;

    /// <param name="header">12 (OS/2), 40, 108 or 124 bytes.</param>
    public static byte[] Write(Pattern picture, int bits, int header, bool topDown = false)
    {
        using var pixels = new MemoryStream();
        for (var row = 0; row < picture.Height; row++)
            pixels.Write(Row(picture, topDown ? row : picture.Height - 1 - row, bits));
        return File(picture, bits, header, bits is 16 or 32 ? Fields : 0, topDown, pixels.ToArray());
    }

    /// <summary>Runs, and literal stretches where neighbours differ.</summary>
    public static byte[] WriteRuns(Pattern picture, int bits)
    {
        using var coded = new MemoryStream();
        for (var y = picture.Height - 1; y >= 0; y--)
        {
            for (var x = 0; x < picture.Width;)
            {
                var length = 1;
                while (length < 250 && x + length < picture.Width && picture[x + length, y] == picture[x, y])
                    length++;
                var literal = Enumerable.Range(x, Math.Min(5, picture.Width - x)).Select(i => Index(picture[i, y].Red, bits)).ToArray();
                if (length < 3 && literal.Length >= 3 && x % 2 == 0)
                {
                    byte[] packed = bits == 8
                        ? [.. literal.Select(i => (byte)i)]
                        : [.. literal.Chunk(2).Select(pair => (byte)((pair[0] << 4) | pair.ElementAtOrDefault(1)))];
                    coded.Write([0, (byte)literal.Length, .. packed, .. new byte[packed.Length % 2]]);
                    x += literal.Length;
                    continue;
                }
                var index = Index(picture[x, y].Red, bits);
                coded.Write([(byte)length, (byte)(bits == 8 ? index : (index << 4) | index)]);
                x += length;
            }
            coded.Write([0, 0]);
        }
        coded.Write([0, 1]);
        return File(picture, bits, 40, bits == 8 ? 1 : 2, topDown: false, coded.ToArray());
    }

    private static byte[] File(Pattern picture, int bits, int header, int coding, bool topDown, byte[] pixels)
    {
        var palette = bits > 8 ? [] : Palette(bits);
        var at = 14 + header + palette.Length;
        var file = new byte[at + pixels.Length];
        "BM"u8.CopyTo(file);
        Put(file, 2, file.Length);
        Put(file, 10, at);
        Put(file, 14, header);
        if (header == 12)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(18), (short)picture.Width);
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), (short)picture.Height);
            (file[22], file[24]) = (1, (byte)bits);
        }
        else
        {
            Put(file, 18, picture.Width);
            Put(file, 22, topDown ? -picture.Height : picture.Height);
            (file[26], file[28]) = (1, (byte)bits);
            Put(file, 30, coding);
            Put(file, 34, pixels.Length);
            Put(file, 38, 11811);
            Put(file, 42, 11811);
            if (coding == Fields)
                for (var i = 0; i < 3; i++)
                    Put(file, 54 + (i * 4), (bits == 16 ? new[] { 0xF800, 0x7E0, 0x1F } : [0xFF, 0xFF00, 0xFF0000])[i]);
        }
        palette.CopyTo(file, 14 + header);
        pixels.CopyTo(file, at);
        return file;
    }

    private static byte[] Row(Pattern picture, int y, int bits)
    {
        var row = new byte[((picture.Width * bits) + 31) / 32 * 4];
        for (var x = 0; x < picture.Width; x++)
        {
            var (red, green, blue) = picture[x, y];
            switch (bits)
            {
                case 32:
                    (row[x * 4], row[(x * 4) + 1], row[(x * 4) + 2]) = (red, green, blue);
                    break;
                case 24:
                    (row[x * 3], row[(x * 3) + 1], row[(x * 3) + 2]) = (blue, green, red);
                    break;
                case 16:
                    BinaryPrimitives.WriteUInt16LittleEndian(row.AsSpan(x * 2), (ushort)((red >> 3 << 11) | (green >> 2 << 5) | (blue >> 3)));
                    break;
                default:
                    row[x * bits / 8] |= (byte)(Index(red, bits) << (8 - bits - (x * bits % 8)));
                    break;
            }
        }
        return row;
    }

    private static int Index(byte shade, int bits) => bits == 1 ? shade >> 7 : shade / 17 * 7 % 16;

    private static byte[] Palette(int bits)
    {
        var palette = new byte[4 << bits];
        for (var shade = 0; shade < 16; shade++)
            palette.AsSpan(Index((byte)(shade * 17), bits) * 4, 3).Fill((byte)(bits == 1 ? shade / 8 * 255 : shade * 17));
        return palette;
    }

    private static void Put(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
