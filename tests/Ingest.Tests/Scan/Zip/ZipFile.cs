using System.IO.Compression;
using System.Text;

namespace Ingest.Tests.Scan.Zip;

/// <summary>ZIPs made by .NET, whose writer takes any name, and then damaged where it would not.</summary>
internal static class ZipFile
{
    public sealed record Entry(string Name, byte[] Bytes, int Attributes = 0);

    public static byte[] Of(params IEnumerable<Entry> entries) => Named(null, entries);

    /// <param name="names">Encoding of names without the UTF-8 flag.</param>
    public static byte[] Named(Encoding? names, params IEnumerable<Entry> entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, names))
            foreach (var entry in entries)
            {
                var created = archive.CreateEntry(entry.Name, CompressionLevel.Fastest);
                created.ExternalAttributes = entry.Attributes;
                if (entry.Name[^1] is '/')
                    continue;
                using var stream = created.Open();
                stream.Write(entry.Bytes);
            }
        return file.ToArray();
    }

    public static byte[] OfFolder(string folder) => Of(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => new Entry(Path.GetRelativePath(folder, path), File.ReadAllBytes(path))));

    /// <summary>Changes two bytes of every record of this kind: 0x0403 heads of entries, 0x0201 rows of the directory, 0x0605 the end.</summary>
    public static byte[] Patched(byte[] zip, int record, int at, int value)
    {
        var copy = zip.ToArray();
        for (var i = 0; i + 4 < copy.Length; i++)
            if (copy.AsSpan(i).StartsWith([(byte)'P', (byte)'K', (byte)record, (byte)(record >> 8)]))
                (copy[i + at], copy[i + at + 1]) = ((byte)value, (byte)(value >> 8));
        return copy;
    }
}
