using System.Buffers.Binary;

namespace Ingest.Throughput.Memory;

/// <summary>A multi-page TIFF (6.0, little-endian) of one-strip pages: G4, and JPEG as its supplement 2 wants it.</summary>
internal static class LongTiff
{
    public static void Write(string path, LongPages pages, int count)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write([(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0]);
        var link = 4L;
        for (var number = 1; number <= count; number++)
        {
            var page = pages.Page(number);
            var strip = Append(file, page.Data);
            var resolution = Append(file, Words(300, 1));
            var depths = page.IsJpeg ? Append(file, [8, 0, 8, 0, 8, 0]) : 1;
            (int Tag, int Type, int Count, uint Value)[] entries =
            [
                (256, 4, 1, (uint)page.Width), (257, 4, 1, (uint)page.Height), (258, 3, page.IsJpeg ? 3 : 1, depths), (259, 3, 1, page.IsJpeg ? 7u : 4u),
                (262, 3, 1, page.IsJpeg ? 6u : 0u), (273, 4, 1, strip), (277, 3, 1, page.IsJpeg ? 3u : 1u), (278, 4, 1, (uint)page.Height), (279, 4, 1, (uint)page.Data.Length),
                (282, 5, 1, resolution), (283, 5, 1, resolution), (296, 3, 1, 2), .. page.IsJpeg ? [(530, 3, 2, 2u | (2u << 16))] : Array.Empty<(int, int, int, uint)>(),
            ];
            var directory = new byte[2 + (entries.Length * 12) + 4];
            BinaryPrimitives.WriteUInt16LittleEndian(directory, (ushort)entries.Length);
            for (var i = 0; i < entries.Length; i++)
                Words((uint)(entries[i].Tag | (entries[i].Type << 16)), (uint)entries[i].Count, entries[i].Value).CopyTo(directory, 2 + (i * 12));
            var at = Append(file, directory);
            file.Position = link;
            file.Write(Words(at));
            link = at + directory.Length - 4;
        }
    }

    /// <summary>Words in a TIFF begin at even offsets.</summary>
    private static uint Append(FileStream file, byte[] bytes)
    {
        file.Seek(0, SeekOrigin.End);
        if (file.Position % 2 != 0)
            file.WriteByte(0);
        var at = checked((uint)file.Position);
        file.Write(bytes);
        return at;
    }

    private static byte[] Words(params ReadOnlySpan<uint> words)
    {
        var bytes = new byte[words.Length * 4];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), words[i]);
        return bytes;
    }
}
