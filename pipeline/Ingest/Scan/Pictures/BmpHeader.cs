using System.Buffers.Binary;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Info header of a Windows bitmap.</summary>
internal static class BmpHeader
{
    private const int CoreHeader = 12;
    private const int Uncompressed = 0;

    public static PictureHeader? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 14 + CoreHeader)
            return null;
        var info = file[14..];
        if (BinaryPrimitives.ReadUInt32LittleEndian(info) == CoreHeader)
            return new(ImageCoding.Bmp, BinaryPrimitives.ReadUInt16LittleEndian(info[4..]), BinaryPrimitives.ReadUInt16LittleEndian(info[6..]), 24);
        if (info.Length < 40)
            return null;
        // A negative height only says that the rows run from the top.
        var height = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(info[8..]));
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(info[14..]);
        return new(ImageCoding.Bmp, BinaryPrimitives.ReadInt32LittleEndian(info[4..]), height, bits == 1 ? 1 : 24)
        {
            DpiX = BinaryPrimitives.ReadInt32LittleEndian(info[24..]) * PictureHeader.MetresPerInch,
            DpiY = BinaryPrimitives.ReadInt32LittleEndian(info[28..]) * PictureHeader.MetresPerInch,
            Truncated = BinaryPrimitives.ReadUInt32LittleEndian(file[2..]) > file.Length || LacksRows(file),
        };
    }

    private static bool LacksRows(ReadOnlySpan<byte> file)
    {
        var info = file[14..];
        if (BinaryPrimitives.ReadUInt32LittleEndian(info[16..]) != Uncompressed)
            return false;
        var stride = ((Math.Max(0, (long)BinaryPrimitives.ReadInt32LittleEndian(info[4..])) * BinaryPrimitives.ReadUInt16LittleEndian(info[14..])) + 31) / 32 * 4;
        var rows = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(info[8..]));
        return BinaryPrimitives.ReadUInt32LittleEndian(file[10..]) + (stride * rows) > file.Length;
    }
}
