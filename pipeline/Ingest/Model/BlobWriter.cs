using System.Buffers;
using System.Buffers.Binary;

namespace Ingest.Model;

/// <summary>Writes what <see cref="BlobReader"/> reads: numbers of variable length, boxes as differences to the box before.</summary>
internal sealed class BlobWriter
{
    /// <summary>Confidences and baselines mostly have few decimals: such a number takes 2 bytes instead of 8.</summary>
    internal const double Scale = 10_000;

    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private Box last;

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void Count(int value) => Number((uint)value);

    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    public void Signed(int value) => Number((uint)((value << 1) ^ (value >> 31)));

    public void Box(Box box)
    {
        unchecked
        {
            Signed(box.Left - last.Left);
            Signed(box.Top - last.Top);
            Signed(box.Right - box.Left);
            Signed(box.Bottom - box.Top);
        }

        last = box;
    }

    /// <summary>Code units, not UTF-8: half a surrogate pair from a broken PDF survives too.</summary>
    public void Text(string text)
    {
        Count(text.Length);
        foreach (var unit in text)
            Number(unit);
    }

    /// <summary>Exact: 0 and eight bytes where the short form would lose a bit.</summary>
    public void Real(double value)
    {
        var scaled = Math.Round(value * Scale);
        var number = Math.Abs(scaled) < int.MaxValue ? (int)scaled : 0;
        if (BitConverter.DoubleToInt64Bits(number / Scale) == BitConverter.DoubleToInt64Bits(value))
        {
            Number((ulong)(uint)((number << 1) ^ (number >> 31)) + 1);
            return;
        }

        Byte(0);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }
}
