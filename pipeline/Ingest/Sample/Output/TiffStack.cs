using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;
using Ingest.Native;

namespace Ingest.Sample.Output;

/// <summary>A multi-page TIFF (6.0, little-endian) of G4 pages: one strip and one directory each, written as they come.</summary>
internal sealed class TiffStack : IStackFile
{
    private const int Entries = 12;

    private readonly FileStream file;
    private long link = 4;

    public TiffStack(string path)
    {
        file = File.Create(path);
        file.Write([(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0]);
    }

    public void Add(SamplePage page)
    {
        var strip = Strip(page.Bytes);
        var stripAt = Append(strip.Data);
        Span<byte> resolution = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(resolution, (uint)strip.Dpi);
        BinaryPrimitives.WriteUInt32LittleEndian(resolution[4..], 1);
        var resolutionAt = Append(resolution);

        Span<byte> directory = stackalloc byte[2 + Entries * 12 + 4];
        BinaryPrimitives.WriteUInt16LittleEndian(directory, Entries);
        (ushort Tag, ushort Type, uint Value)[] entries =
        [
            (254, 4, 2), (256, 4, (uint)page.Width), (257, 4, (uint)page.Height), (258, 3, 1), (259, 3, 4), (262, 3, 0),
            (273, 4, stripAt), (278, 4, (uint)page.Height), (279, 4, (uint)strip.Data.Length), (282, 5, resolutionAt), (283, 5, resolutionAt), (296, 3, 2),
        ];
        for (var i = 0; i < Entries; i++)
        {
            var entry = directory[(2 + i * 12)..];
            BinaryPrimitives.WriteUInt16LittleEndian(entry, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], entries[i].Type);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], entries[i].Value);
        }
        var directoryAt = Append(directory);
        Span<byte> pointer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(pointer, directoryAt);
        file.Position = link;
        file.Write(pointer);
        link = directoryAt + 2 + Entries * 12;
    }

    public void Dispose() => file.Dispose();

    // Words in a TIFF begin at even offsets.
    private uint Append(ReadOnlySpan<byte> bytes)
    {
        file.Seek(0, SeekOrigin.End);
        if (file.Position % 2 != 0)
            file.WriteByte(0);
        var at = checked((uint)file.Position);
        file.Write(bytes);
        return at;
    }

    private static (byte[] Data, int Dpi) Strip(ReadOnlyMemory<byte> single)
    {
        using var memory = new MemoryStream(single.ToArray());
        using var tiff = Tiff.ClientOpen("page", "r", memory, new TiffStream())
            ?? throw new NativeImageException("The encoded page is no TIFF.");
        var data = new byte[tiff.RawStripSize(0)];
        if (tiff.NumberOfStrips() != 1 || tiff.ReadRawStrip(0, data, 0, data.Length) != data.Length)
            throw new NativeImageException("The encoded page has no single strip.");
        return (data, (int)Math.Round(tiff.GetField(TiffTag.XRESOLUTION)[0].ToDouble()));
    }
}
