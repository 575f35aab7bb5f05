namespace Ingest.Scan;

/// <summary>
/// A TIFF whose orientation tag says nothing: Leptonica would turn the pixels by it, but a decoded page lies as it was encoded.
/// </summary>
internal static class UnturnedTiff
{
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> tiff)
    {
        using var bytes = new MemoryBytes(tiff);
        var layout = TiffLayout.Read(bytes);
        var field = new TiffDirectory(bytes, layout, layout.FirstDirectory).Fields.FirstOrDefault(f => f.Tag == TiffTag.Orientation);
        if (field.Type != 3 || field.Position < 0 || field.Position + 1 >= tiff.Length || tiff.Span[(int)field.Position + (layout.BigEndian ? 1 : 0)] == 1)
            return tiff;
        var copy = tiff.ToArray();
        (copy[field.Position], copy[field.Position + 1]) = layout.BigEndian ? ((byte)0, (byte)1) : ((byte)1, (byte)0);
        return copy;
    }
}
