using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ingest.Tests.Scan.Formats;

/// <summary>A little-endian TIFF put together field by field, for what no writer writes any more: old-style JPEG, hostile directories.</summary>
internal sealed class RawTiff
{
    private readonly List<byte> file = [(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0];
    private int link = 4;

    public int LastDirectory { get; private set; }

    /// <summary>Bytes outside the directories.</summary>
    /// <returns>Their offset.</returns>
    public uint Blob(ReadOnlySpan<byte> bytes)
    {
        if (file.Count % 2 == 1)
            file.Add(0);
        var at = (uint)file.Count;
        file.AddRange(bytes);
        return at;
    }

    /// <summary>A directory behind the last one; all values are of type LONG.</summary>
    public RawTiff Page(params (ushort Tag, uint[] Values)[] fields)
    {
        var placed = fields.OrderBy(f => f.Tag).Select(f => (f.Tag, f.Values.Length, Value: f.Values.Length == 1 ? f.Values[0] : Blob(Bytes(f.Values)))).ToList();
        var directory = new byte[2 + (placed.Count * 12) + 4];
        BinaryPrimitives.WriteUInt16LittleEndian(directory, (ushort)placed.Count);
        for (var i = 0; i < placed.Count; i++)
        {
            var entry = directory.AsSpan(2 + (i * 12));
            BinaryPrimitives.WriteUInt16LittleEndian(entry, placed[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], placed[i].Length);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], placed[i].Value);
        }
        var at = (int)Blob(directory);
        LastDirectory = at;
        Put(link, (uint)at);
        link = at + directory.Length - 4;
        return this;
    }

    /// <summary>The last directory points on to <paramref name="offset"/>.</summary>
    public RawTiff ThenTo(uint offset)
    {
        Put(link, offset);
        return this;
    }

    /// <summary>The field of the last directory claims to have <paramref name="count"/> values.</summary>
    public RawTiff Claim(ushort tag, uint count)
    {
        var bytes = file.ToArray();
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(LastDirectory));
        var at = Enumerable.Range(0, entries).Select(i => LastDirectory + 2 + (i * 12)).First(e => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(e)) == tag);
        Put(at + 4, count);
        return this;
    }

    public byte[] ToArray() => file.ToArray();

    private void Put(int position, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(CollectionsMarshal.AsSpan(file)[position..], value);

    private static byte[] Bytes(uint[] values)
    {
        var bytes = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), values[i]);
        return bytes;
    }
}
