using System.Buffers.Binary;

namespace Ingest.Render.Images;

/// <summary>
/// The first directory of a TIFF or BigTIFF, for raw strips only. Reads nothing outside the file; whatever is odd is left to the decoder.
/// </summary>
internal sealed class TiffDirectory
{
    private const int MostEntries = 4_096;
    private const int MostStrips = 200_000;

    private readonly ReadOnlyMemory<byte> file;
    private readonly bool littleEndian;
    private readonly Dictionary<int, Entry> entries = [];

    private TiffDirectory(ReadOnlyMemory<byte> file, bool littleEndian)
    {
        this.file = file;
        this.littleEndian = littleEndian;
    }

    private readonly record struct Entry(int Type, long Count, long At);

    public static bool TryRead(ReadOnlyMemory<byte> file, out TiffDirectory directory)
    {
        var span = file.Span;
        directory = new(file, span.Length > 1 && span[0] == 'I');
        if (span.Length < 16 || !(span.StartsWith("II"u8) || span.StartsWith("MM"u8)))
            return false;
        return directory.Unsigned(2, 2) switch
        {
            42 => directory.ReadEntries(directory.Unsigned(4, 4), countSize: 2, entrySize: 12, fieldSize: 4),
            43 => directory.ReadEntries(directory.Unsigned(8, 8), countSize: 8, entrySize: 20, fieldSize: 8),
            _ => false,
        };
    }

    public bool Has(int tag) => entries.ContainsKey(tag);

    /// <summary>The first value of a tag.</summary>
    public long Value(int tag, long missing) =>
        entries.TryGetValue(tag, out var entry) && Values(entry, 1) is [var value] ? value : missing;

    /// <summary>All values of a tag; empty when it is missing or lies outside the file.</summary>
    public IReadOnlyList<long> Values(int tag) =>
        entries.TryGetValue(tag, out var entry) && entry.Count <= MostStrips ? Values(entry, entry.Count) : [];

    /// <summary>The bytes a tag of type UNDEFINED holds; empty when they lie outside the file.</summary>
    public ReadOnlyMemory<byte> Bytes(int tag) =>
        entries.TryGetValue(tag, out var entry) ? Slice(entry.At, entry.Count) : default;

    /// <summary>A part of the file; empty when it reaches over its end.</summary>
    public ReadOnlyMemory<byte> Slice(long at, long length) =>
        at >= 0 && length > 0 && at <= file.Length && length <= file.Length - at ? file.Slice((int)at, (int)length) : default;

    private bool ReadEntries(long at, int countSize, int entrySize, int fieldSize)
    {
        var count = Unsigned(at, countSize);
        if (count is <= 0 or > MostEntries || Slice(at + countSize, count * entrySize).IsEmpty)
            return false;
        for (var i = 0; i < count; i++)
        {
            var entry = at + countSize + i * entrySize;
            var type = (int)Unsigned(entry + 2, 2);
            var values = Unsigned(entry + 4, fieldSize);
            var field = entry + 4 + fieldSize;
            var inside = values >= 0 && values <= fieldSize / Math.Max(1, SizeOf(type));
            entries.TryAdd((int)Unsigned(entry, 2), new(type, values, inside ? field : Unsigned(field, fieldSize)));
        }
        return true;
    }

    private List<long> Values(Entry entry, long count)
    {
        var size = SizeOf(entry.Type);
        if (size == 0 || count > entry.Count || Slice(entry.At, count * size).IsEmpty)
            return [];
        var values = new List<long>((int)count);
        for (var i = 0; i < count; i++)
            values.Add(Unsigned(entry.At + (long)i * size, size));
        return values;
    }

    // whole unsigned numbers and bytes only; everything else has size 0 and is read as missing
    private static int SizeOf(int type) => type switch { 1 or 7 => 1, 3 => 2, 4 or 13 => 4, 16 or 18 => 8, _ => 0 };

    private long Unsigned(long at, int size)
    {
        if (at < 0 || at > file.Length - size)
            return -1;
        var bytes = file.Span.Slice((int)at, size);
        return size switch
        {
            1 => bytes[0],
            2 => littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes),
            4 => littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes),
            _ => littleEndian ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt64BigEndian(bytes),
        };
    }
}
