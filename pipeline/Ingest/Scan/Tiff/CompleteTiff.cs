namespace Ingest.Scan;

/// <summary>Adds the number of samples where a writer left it out and the list of their bits tells it: LibTiff.NET would take one for granted.</summary>
internal static class CompleteTiff
{
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> tiff)
    {
        using var bytes = new MemoryBytes(tiff);
        var layout = TiffLayout.Read(bytes);
        var page = new TiffDirectory(bytes, layout, layout.FirstDirectory);
        return page.Has(TiffTag.SamplesPerPixel) || page.Numbers(TiffTag.BitsPerSample).Count < 2
            ? tiff
            : TiffPage.Extract(bytes, layout, page, samples: page.Numbers(TiffTag.BitsPerSample).Count).Bytes;
    }
}
