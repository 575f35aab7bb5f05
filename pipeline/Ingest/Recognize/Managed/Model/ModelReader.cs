using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Ingest.Recognize.Managed;

/// <summary>Reads little-endian values of a model part one after the other; never beyond its end and never more than a limit allows.</summary>
internal ref struct ModelReader(ReadOnlySpan<byte> part, string name)
{
    private ReadOnlySpan<byte> rest = part;

    public readonly bool AtEnd => rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public short Int16() => BinaryPrimitives.ReadInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>A count or size that must lie in [<paramref name="least"/>, <paramref name="most"/>].</summary>
    public int Count(string what, int least, int most)
    {
        var value = Int32();
        return value >= least && value <= most ? value : throw Broken($"{what} is {value}, expected {least} to {most}");
    }

    public string Text(int longest) => Encoding.UTF8.GetString(Take(Count("the length of a text", 0, longest)));

    public sbyte[] SignedBytes(int count) => MemoryMarshal.Cast<byte, sbyte>(Take(count)).ToArray();

    public ulong[] UInt64s(int count)
    {
        var values = new ulong[count];
        var bytes = Take(checked(count * sizeof(ulong)));
        for (var i = 0; i < count; i++)
            values[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * sizeof(ulong))..]);
        return values;
    }

    public readonly BrokenModelException Broken(string reason) => new($"The model part {name} is damaged: {reason}.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
            throw Broken($"it ends {count - rest.Length} bytes too early");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
