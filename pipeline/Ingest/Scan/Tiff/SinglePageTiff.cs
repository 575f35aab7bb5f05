using System.Buffers.Binary;

namespace Ingest.Scan;

/// <summary>
/// Writes a classic TIFF of one page from raw fields and raw strips: the same input gives the same bytes, so the page has a stable digest.
/// The byte order is the caller's, because uncompressed 16-bit samples follow it.
/// </summary>
internal sealed class SinglePageTiff(bool bigEndian)
{
    private sealed record Field(ushort Tag, int Type, uint Count, byte[] Value);

    private readonly List<Field> fields = [];
    private readonly List<(ushort Tag, ushort? CountTag, IReadOnlyList<byte[]> Blobs)> pointers = [];

    /// <param name="value">In the byte order of this file.</param>
    public SinglePageTiff Add(ushort tag, int type, byte[] value)
    {
        fields.Add(new(tag, type, (uint)(value.Length / TiffLayout.SizeOf(type)), value));
        return this;
    }

    public SinglePageTiff Short(ushort tag, params ReadOnlySpan<int> values)
    {
        var bytes = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
            Put16(bytes.AsSpan(i * 2), checked((ushort)values[i]));
        return Add(tag, 3, bytes);
    }

    public SinglePageTiff Long(ushort tag, params ReadOnlySpan<long> values)
    {
        var bytes = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++)
            Put32(bytes.AsSpan(i * 4), checked((uint)values[i]));
        return Add(tag, 4, bytes);
    }

    /// <summary>Dots per inch in hundredths.</summary>
    public SinglePageTiff Resolution(double x, double y)
    {
        foreach (var (tag, value) in new[] { (TiffTag.XResolution, x), (TiffTag.YResolution, y) })
        {
            var bytes = new byte[8];
            Put32(bytes, (uint)Math.Round(value * 100));
            Put32(bytes.AsSpan(4), 100);
            Add(tag, 5, bytes);
        }
        return Short(TiffTag.ResolutionUnit, 2);
    }

    /// <summary>Bytes that stand behind the directory; <paramref name="tag"/> gets their offsets, <paramref name="countTag"/> their lengths.</summary>
    public SinglePageTiff Blobs(ushort tag, ushort? countTag, IReadOnlyList<byte[]> blobs)
    {
        pointers.Add((tag, countTag, blobs));
        if (countTag is { } lengths)
            Long(lengths, [.. blobs.Select(b => (long)b.Length)]);
        return this;
    }

    public byte[] ToArray()
    {
        var placed = pointers.Select(p => new Field(p.Tag, 4, (uint)p.Blobs.Count, new byte[p.Blobs.Count * 4])).ToList();
        var all = fields.Concat(placed).OrderBy(f => f.Tag).ToList();
        var end = 8 + 2 + (all.Count * 12) + 4;
        var values = Place(all.Select(f => f.Value.Length <= 4 ? 0 : f.Value.Length), ref end);
        var blobs = pointers.SelectMany(p => p.Blobs).ToList();
        var blobOffsets = new Queue<int>(Place(blobs.Select(b => b.Length), ref end));
        foreach (var (field, pointer) in placed.Zip(pointers))
            for (var i = 0; i < pointer.Blobs.Count; i++)
                Put32(field.Value.AsSpan(i * 4), (uint)blobOffsets.Dequeue());

        var file = new byte[end];
        WriteDirectory(file, all, values);
        var behind = blobs.Count == 0 ? end : end - blobs.Sum(b => Even(b.Length));
        foreach (var blob in blobs)
        {
            blob.CopyTo(file, behind);
            behind += Even(blob.Length);
        }
        return file;
    }

    private void WriteDirectory(byte[] file, List<Field> all, List<int> values)
    {
        (bigEndian ? "MM"u8 : "II"u8).CopyTo(file);
        Put16(file.AsSpan(2), 42);
        Put32(file.AsSpan(4), 8);
        Put16(file.AsSpan(8), (ushort)all.Count);
        for (var i = 0; i < all.Count; i++)
        {
            var entry = file.AsSpan(10 + (i * 12), 12);
            Put16(entry, all[i].Tag);
            Put16(entry[2..], (ushort)all[i].Type);
            Put32(entry[4..], all[i].Count);
            if (all[i].Value.Length <= 4)
            {
                all[i].Value.CopyTo(entry[8..]);
                continue;
            }
            Put32(entry[8..], (uint)values[i]);
            all[i].Value.CopyTo(file, values[i]);
        }
    }

    private static List<int> Place(IEnumerable<int> lengths, ref int end)
    {
        var offsets = new List<int>();
        foreach (var length in lengths)
        {
            offsets.Add(end);
            end = checked(end + Even(length));
        }
        return offsets;
    }

    private static int Even(int length) => checked(length + (length & 1));

    private void Put16(Span<byte> into, ushort value)
    {
        if (bigEndian) BinaryPrimitives.WriteUInt16BigEndian(into, value);
        else BinaryPrimitives.WriteUInt16LittleEndian(into, value);
    }

    private void Put32(Span<byte> into, uint value)
    {
        if (bigEndian) BinaryPrimitives.WriteUInt32BigEndian(into, value);
        else BinaryPrimitives.WriteUInt32LittleEndian(into, value);
    }
}
