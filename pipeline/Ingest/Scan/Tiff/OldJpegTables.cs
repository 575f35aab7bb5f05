namespace Ingest.Scan;

/// <summary>Carries the tables of old-style JPEG (TIFF 6.0 section 22), which lie outside the strips and are only pointed to.</summary>
internal static class OldJpegTables
{
    private const int QuantisationTable = 64;
    private const int HuffmanCounts = 16;
    private const int MaxTables = 4;

    public static void Carry(RandomBytes file, TiffLayout layout, TiffDirectory page, SinglePageTiff tiff)
    {
        if (layout.Big || page.Number(TiffTag.Compression, 1) != 6)
            return;
        if (page.Number(TiffTag.JpegInterchangeFormat, 0) is > 0 and var stream)
        {
            var length = Math.Clamp(page.Number(TiffTag.JpegInterchangeFormatLength, file.Length), 0, Math.Min(int.MaxValue / 4, file.Length));
            tiff.Blobs(TiffTag.JpegInterchangeFormat, TiffTag.JpegInterchangeFormatLength, [file.Slice(stream, (int)length)]);
        }
        CarryAll(TiffTag.JpegQTables, _ => QuantisationTable);
        CarryAll(TiffTag.JpegDCTables, HuffmanLength);
        CarryAll(TiffTag.JpegACTables, HuffmanLength);

        void CarryAll(ushort tag, Func<long, int> lengthAt)
        {
            var tables = page.Numbers(tag).Take(MaxTables).Select(offset => file.Slice(offset, lengthAt(offset))).ToList();
            if (tables.Count > 0)
                tiff.Blobs(tag, null, tables);
        }

        int HuffmanLength(long offset) => HuffmanCounts + file.Slice(offset, HuffmanCounts).Sum(count => count);
    }
}
