using System.Buffers.Binary;

namespace Ingest.Scan;

/// <summary>One box of the JP2 container.</summary>
internal readonly ref struct ContainerBox(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
{
    private readonly ReadOnlySpan<byte> type = type;

    public ReadOnlySpan<byte> Body { get; } = body;

    public bool Is(ReadOnlySpan<byte> name) => type.SequenceEqual(name);
}

/// <summary>Walks the boxes of a JP2 container; ends at the first damaged one.</summary>
internal ref struct BoxReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public ContainerBox Current { get; private set; }

    public readonly BoxReader GetEnumerator() => this;

    public bool MoveNext()
    {
        if (rest.Length < 8)
            return false;
        long length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        var head = 8;
        if (length == 1 && rest.Length >= 16)
        {
            length = BinaryPrimitives.ReadInt64BigEndian(rest[8..]);
            head = 16;
        }
        if (length == 0 || length > rest.Length)
            length = rest.Length;
        if (length < head)
            return false;
        Current = new(rest.Slice(4, 4), rest[head..(int)length]);
        rest = rest[(int)length..];
        return true;
    }
}
