using System.Buffers.Binary;

namespace Ingest.Model;

/// <summary>Reads what <see cref="BlobWriter"/> wrote, checking every bound.</summary>
/// <exception cref="FormatException">The bytes end too early or a number is impossible.</exception>
internal ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;
    private Box last;

    public readonly ReadOnlySpan<byte> Rest => rest;

    public byte Byte() => Take(1)[0];

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 42; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw Damaged();
    }

    /// <summary>A number of things that follow; each takes a byte at least, so a lie costs no memory.</summary>
    public int Count()
    {
        var value = Number();
        return value <= (uint)rest.Length ? (int)value : throw Damaged();
    }

    public Box Box()
    {
        unchecked
        {
            var left = last.Left + Signed();
            var top = last.Top + Signed();
            var right = left + Signed();
            last = new(left, top, right, top + Signed());
        }

        return last;
    }

    public string Text()
    {
        var units = new char[Count()];
        for (var i = 0; i < units.Length; i++)
        {
            var unit = Number();
            units[i] = unit <= char.MaxValue ? (char)unit : throw Damaged();
        }

        return new(units);
    }

    public double Real()
    {
        var number = Number();
        return number == 0 ? BinaryPrimitives.ReadDoubleLittleEndian(Take(8)) : Unfold(number - 1) / BlobWriter.Scale;
    }

    private int Signed() => Unfold(Number());

    private static int Unfold(ulong folded)
    {
        if (folded > uint.MaxValue)
            throw Damaged();
        var value = (uint)folded;
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (rest.Length < count)
            throw Damaged();
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static FormatException Damaged() => new("the words of a page cannot be read");
}
