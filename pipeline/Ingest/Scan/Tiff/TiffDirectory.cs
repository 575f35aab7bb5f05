using Ingest.Model;

namespace Ingest.Scan;

/// <summary>A field of a directory; its value lies at <paramref name="Position"/> of the file.</summary>
internal readonly record struct TiffField(ushort Tag, int Type, long Count, long Position);

/// <summary>One directory (IFD) of a TIFF: the fields this reader knows, read on demand within bounds.</summary>
internal sealed class TiffDirectory
{
    /// <summary>No writer needs more; a hostile one could list 65,535 in each of 100,000 directories.</summary>
    private const int MaxFields = 4096;
    private const int MaxValues = 4_000_000;

    private readonly RandomBytes file;
    private readonly TiffLayout layout;
    private readonly Dictionary<ushort, TiffField> fields = [];

    /// <exception cref="ScanException">The directory lies outside the file or cannot be one.</exception>
    public TiffDirectory(RandomBytes file, TiffLayout layout, long offset)
    {
        (this.file, this.layout) = (file, layout);
        var counted = file.Slice(offset, layout.Big ? 8 : 2);
        if (offset < 8 || counted.Length < (layout.Big ? 8 : 2))
            throw Damaged();
        var count = layout.Big ? layout.Long8(counted) : layout.Short(counted);
        if (count is < 1 or > MaxFields)
            throw Damaged();
        var size = layout.Big ? 20 : 12;
        var start = offset + counted.Length;
        var table = file.Slice(start, (int)count * size);
        if (table.Length < count * size)
            throw Damaged();
        for (var i = 0; i < count; i++)
            Add(table.AsSpan(i * size, size), start + (i * size));
        var next = file.Slice(start + (count * size), layout.Big ? 8 : 4);
        Next = next.Length < (layout.Big ? 8 : 4) ? 0 : layout.Big ? layout.Long8(next) : layout.Long(next);
    }

    /// <summary>Offset of the next directory, 0 after the last; -1 when it is damaged.</summary>
    public long Next { get; }

    public IEnumerable<TiffField> Fields => fields.Values.OrderBy(f => f.Tag);

    public bool Has(ushort tag) => fields.ContainsKey(tag);

    /// <summary>First value of an integer field, or the default where there is none.</summary>
    public long Number(ushort tag, long otherwise)
    {
        if (!fields.TryGetValue(tag, out var field))
            return otherwise;
        // Only the first is read: a hostile field claims millions, in each of thousands of directories.
        var raw = Raw(field with { Count = 1 });
        return raw.Length == TiffLayout.SizeOf(field.Type) ? Number(raw, field.Type) : otherwise;
    }

    public IReadOnlyList<long> Numbers(ushort tag)
    {
        if (!fields.TryGetValue(tag, out var field))
            return [];
        var size = TiffLayout.SizeOf(field.Type);
        var raw = Raw(field);
        var numbers = new long[raw.Length / size];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Number(raw.AsSpan(i * size, size), field.Type);
        return numbers;
    }

    /// <summary>First value of a rational field; 0 where there is none or its denominator is 0.</summary>
    public double Rational(ushort tag)
    {
        if (!fields.TryGetValue(tag, out var field))
            return 0;
        var raw = Raw(field);
        if (field.Type == 5 && raw.Length >= 8)
            return layout.Long(raw.AsSpan(4)) is > 0 and var below ? (double)layout.Long(raw) / below : 0;
        return field.Type is 3 or 4 ? Number(tag, 0) : 0;
    }

    /// <summary>The value as it lies in the file, cut where the file ends.</summary>
    public byte[] Raw(TiffField field) => file.Slice(field.Position, (int)field.Count * TiffLayout.SizeOf(field.Type));

    private long Number(ReadOnlySpan<byte> value, int type) => type switch
    {
        1 or 7 => value[0],
        3 => layout.Short(value),
        4 or 13 => layout.Long(value),
        16 or 18 => layout.Long8(value),
        _ => 0,
    };

    private void Add(ReadOnlySpan<byte> entry, long position)
    {
        var tag = (ushort)layout.Short(entry);
        var type = layout.Short(entry[2..]);
        var count = layout.Big ? layout.Long8(entry[4..]) : layout.Long(entry[4..]);
        var size = TiffLayout.SizeOf(type);
        if (size == 0 || count is < 1 or > MaxValues || !(TiffTag.Carried.Contains(tag) || TiffTag.Pointing.Contains(tag)))
            return;
        var inline = layout.Big ? 8 : 4;
        var value = entry[(layout.Big ? 12 : 8)..];
        var at = count * size <= inline ? position + (layout.Big ? 12 : 8) : layout.Big ? layout.Long8(value) : layout.Long(value);
        fields.TryAdd(tag, new(tag, type, count, at));
    }

    private static ScanException Damaged() => new(IssueCodes.PageUndecodable, "A TIFF directory lies outside the file or is damaged.");
}
