using System.Buffers.Binary;

namespace Ingest.Recognize.Managed;

/// <summary>
/// A .traineddata file: a table of 64-bit offsets and the parts they point to, in order (tessdatamanager.cpp).
/// Parts are read from the file when asked for: the word lists of script models have 89 MB and are seldom needed.
/// </summary>
internal sealed class TrainedData
{
    private const int MostParts = 40;
    private const int LargestPart = 1 << 28;

    private readonly string path;
    private readonly long[] starts;
    private readonly long length;

    private TrainedData(string path, long[] starts, long length) => (this.path, this.starts, this.length) = (path, starts, length);

    /// <summary>File name without extension: how the model is called in messages.</summary>
    public string Name => Path.GetFileNameWithoutExtension(path);

    /// <exception cref="BrokenModelException">Not such a file, or cut off.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainedData Open(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        var count = BinaryPrimitives.ReadInt32LittleEndian(Read(file, path, 0, sizeof(int)));
        if (count is <= (int)ModelPart.Network or > MostParts)
            throw new BrokenModelException($"{path} is not a model of this kind: its table has {count} entries.");
        var table = Read(file, path, sizeof(int), count * sizeof(long));
        var starts = new long[count];
        var earliest = (long)sizeof(int) + table.Length;
        for (var i = 0; i < count; i++)
        {
            starts[i] = BinaryPrimitives.ReadInt64LittleEndian(table.AsSpan(i * sizeof(long)));
            if (starts[i] == -1)
                continue;
            if (starts[i] < earliest || starts[i] > length)
                throw new BrokenModelException($"{path} is damaged or cut off: part {i} starts at {starts[i]} of {length} bytes.");
            earliest = starts[i];
        }
        return new TrainedData(path, starts, length);
    }

    public bool Has(ModelPart part) => (int)part < starts.Length && starts[(int)part] >= 0;

    /// <summary>The bytes of a part; empty when the model has none.</summary>
    public byte[] Read(ModelPart part)
    {
        if (!Has(part))
            return [];
        var start = starts[(int)part];
        var end = starts.Skip((int)part + 1).Where(s => s >= 0).Append(length).First();
        if (end - start > LargestPart)
            throw new BrokenModelException($"The part {part} of {path} has {end - start} bytes; the limit is {LargestPart}.");
        using var file = File.OpenHandle(path);
        return Read(file, path, start, (int)(end - start));
    }

    private static byte[] Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, string path, long offset, int count)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(done), offset + done);
            if (read == 0)
                throw new BrokenModelException($"{path} is cut off: {count} bytes expected at {offset}.");
            done += read;
        }
        return bytes;
    }
}
