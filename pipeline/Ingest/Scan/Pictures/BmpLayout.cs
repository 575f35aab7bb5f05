using System.Buffers.Binary;
using System.Numerics;

namespace Ingest.Scan;

/// <summary>The fields of a Windows or OS/2 bitmap that say how its pixels lie (BITMAPCOREHEADER to BITMAPV5HEADER).</summary>
internal sealed record BmpLayout(int Width, int Height, bool TopDown, int Bits, int Coding, int PixelsAt)
{
    public const int Rgb = 0;
    public const int Rle8 = 1;
    public const int Rle4 = 2;
    public const int Fields = 3;
    public const int AlphaFields = 6;

    private const int FileHeader = 14;
    private const int CoreHeader = 12;
    private const int InfoHeader = 40;
    private const int MasksAt = FileHeader + InfoHeader;

    /// <summary>Red, green, blue per entry, as words of Leptonica.</summary>
    public uint[] Palette { get; private init; } = [];

    /// <summary>Red, green, blue and alpha of a pixel of 16 or 32 bits.</summary>
    public uint[] Masks { get; private init; } = [];

    public int Stride => checked((int)((((long)Width * Bits) + 31) / 32 * 4));

    /// <returns>Null for a header that is damaged or of a kind nobody uses for pages (JPEG and PNG inside a bitmap).</returns>
    public static BmpLayout? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < FileHeader + CoreHeader)
            return null;
        var size = BinaryPrimitives.ReadInt32LittleEndian(file[FileHeader..]);
        var core = size == CoreHeader;
        if (!core && (size < InfoHeader || file.Length < FileHeader + InfoHeader))
            return null;
        var height = core ? BinaryPrimitives.ReadUInt16LittleEndian(file[20..]) : BinaryPrimitives.ReadInt32LittleEndian(file[22..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(file[(core ? 24 : 28)..]);
        var coding = core ? Rgb : BinaryPrimitives.ReadInt32LittleEndian(file[30..]);
        var known = coding switch
        {
            Rgb => bits is 1 or 2 or 4 or 8 or 16 or 24 or 32,
            Rle8 => bits == 8,
            Rle4 => bits == 4,
            Fields or AlphaFields => bits is 16 or 32,
            _ => false,
        };
        if (!known || height is 0 or int.MinValue)
            return null;
        var width = core ? BinaryPrimitives.ReadUInt16LittleEndian(file[18..]) : BinaryPrimitives.ReadInt32LittleEndian(file[18..]);
        return new(width, Math.Abs(height), height < 0, bits, coding, BinaryPrimitives.ReadInt32LittleEndian(file[10..]))
        {
            Palette = bits > 8 ? [] : Colours(file, FileHeader + size, core ? 3 : 4, 1 << bits),
            Masks = MasksOf(file, bits, coding, size),
        };
    }

    /// <summary>Where the bytes of a pixel's colours begin in a value, spread to 8 bits.</summary>
    public static uint Channel(uint pixel, uint mask)
    {
        if (mask == 0)
            return 0;
        var value = (pixel & mask) >> BitOperations.TrailingZeroCount(mask);
        return (uint)((ulong)value * 255 / (mask >> BitOperations.TrailingZeroCount(mask)));
    }

    private static uint[] Colours(ReadOnlySpan<byte> file, int at, int size, int count)
    {
        var palette = new uint[count];
        for (var i = 0; i < count && at >= 0 && at + ((i + 1) * size) <= file.Length; i++)
        {
            var entry = file[(at + (i * size))..];
            palette[i] = ((uint)entry[2] << 24) | ((uint)entry[1] << 16) | ((uint)entry[0] << 8);
        }
        return palette;
    }

    private static uint[] MasksOf(ReadOnlySpan<byte> file, int bits, int coding, int size)
    {
        if (coding is not (Fields or AlphaFields) || file.Length < MasksAt + 16)
            return bits == 16 ? [0x7C00, 0x3E0, 0x1F, 0] : [0xFF0000, 0xFF00, 0xFF, 0];
        var alpha = coding == AlphaFields || size >= InfoHeader + 16;
        var masks = new uint[4];
        for (var i = 0; i < (alpha ? 4 : 3); i++)
            masks[i] = BinaryPrimitives.ReadUInt32LittleEndian(file[(MasksAt + (i * 4))..]);
        return masks;
    }
}
