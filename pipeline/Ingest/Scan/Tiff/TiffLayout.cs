using System.Buffers.Binary;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Byte order and offset size of a TIFF file, and the numbers read by them.</summary>
internal sealed record TiffLayout(bool BigEndian, bool Big, long FirstDirectory)
{
    /// <exception cref="ScanException">No TIFF header.</exception>
    public static TiffLayout Read(RandomBytes file)
    {
        var head = file.Slice(0, 16);
        if (head.Length < 8 || FileSniffer.Sniff(head) != FileKind.Tiff)
            throw new ScanException(IssueCodes.FileUnreadable, "The file has no TIFF header.");
        var bigEndian = head[0] == 'M';
        var big = (bigEndian ? head[3] : head[2]) == 43;
        if (big && head.Length < 16)
            throw new ScanException(IssueCodes.FileUnreadable, "The file ends inside its TIFF header.");
        var layout = new TiffLayout(bigEndian, big, 0);
        return layout with { FirstDirectory = big ? layout.Long8(head.AsSpan(8)) : layout.Long(head.AsSpan(4)) };
    }

    public int Short(ReadOnlySpan<byte> bytes) =>
        BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public uint Long(ReadOnlySpan<byte> bytes) =>
        BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    /// <summary>No file has 2^63 bytes: larger values are damage and become -1, which no range check accepts.</summary>
    public long Long8(ReadOnlySpan<byte> bytes)
    {
        var value = BigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return value > long.MaxValue ? -1 : (long)value;
    }

    /// <summary>Bytes of one value of a field type; 0 for types no specification knows.</summary>
    public static int SizeOf(int type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };
}
