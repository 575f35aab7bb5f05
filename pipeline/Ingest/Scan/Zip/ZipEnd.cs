using System.Buffers.Binary;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// The end record of a ZIP (PKWARE APPNOTE 4.3.14 to 4.3.16): read first, because the directory it points to is held in memory whole.
/// </summary>
/// <param name="Entries">As the record claims.</param>
/// <param name="Directory">Offset of the directory.</param>
internal sealed record ZipEnd(long Entries, long Directory)
{
    private const int Length = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorLength = 20;
    private const int BigLength = 56;

    /// <exception cref="ScanException">There is none: no ZIP, or a truncated one.</exception>
    public static ZipEnd Read(RandomBytes file)
    {
        var start = Math.Max(0, file.Length - Length - LongestComment);
        var tail = file.Slice(start, Length + LongestComment);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || tail.Length - at < Length)
            throw Damaged();
        var end = tail.AsSpan(at);
        var read = new ZipEnd(BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        return read.Entries == ushort.MaxValue || read.Directory == uint.MaxValue ? Big(file, start + at) ?? read : read;
    }

    private static ZipEnd? Big(RandomBytes file, long end)
    {
        var locator = file.Slice(end - LocatorLength, LocatorLength);
        if (locator.Length < LocatorLength || !locator.AsSpan().StartsWith("PK\x06\x07"u8))
            return null;
        var record = file.Slice(BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8)), BigLength);
        return record.Length == BigLength && record.AsSpan().StartsWith("PK\x06\x06"u8)
            ? new(BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)))
            : throw Damaged();
    }

    private static ScanException Damaged() => new(IssueCodes.FileUnreadable, "It is no ZIP or ends before its directory. Have it made anew.");
}
