namespace Ingest.Scan;

/// <summary>CRC-32 of ISO 3309 as ZIP uses it: .NET does not check it, and a flipped bit in a fax is just another picture.</summary>
internal sealed class ZipChecksum
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    private uint state = uint.MaxValue;

    public uint Value => ~state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            state = Table[(byte)(state ^ value)] ^ (state >> 8);
    }

    private static uint Entry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++)
            entry = (entry >> 1) ^ ((entry & 1) * 0xEDB88320);
        return entry;
    }
}
