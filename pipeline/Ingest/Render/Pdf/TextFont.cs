using System.Globalization;
using System.Text;

namespace Ingest.Render.Pdf;

/// <summary>Writes the one font of a document when all its codes are known: font file, widths, glyph map, Unicode map.</summary>
internal static class TextFont
{
    private const string Name = "IngestInvisible";

    public static void Put(PdfObjects objects, int number, ClusterCodes codes)
    {
        var font = InvisibleFont.Bytes;
        var file = objects.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Filter /FlateDecode /Length1 {font.Length}"), Deflate.Of(font));
        var descriptor = objects.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{Name} /Flags 4 /FontBBox [0 {InvisibleFont.Descent} 1000 {InvisibleFont.Ascent}] /ItalicAngle 0 /Ascent {InvisibleFont.Ascent} /Descent {InvisibleFont.Descent} /CapHeight 700 /StemV 80 /FontFile2 {file} 0 R >>"));
        var glyphs = objects.AddStream("/Filter /FlateDecode", Deflate.Of(GlyphMap(codes)));
        var unicode = objects.AddStream("/Filter /FlateDecode", Deflate.Of(Encoding.ASCII.GetBytes(UnicodeMap(codes))));
        var descendant = objects.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{Name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW {InvisibleFont.Widths[0]} /W [{Widths(codes)}] /CIDToGIDMap {glyphs} 0 R >>"));
        objects.Put(number, string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{Name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"));
    }

    private static byte[] GlyphMap(ClusterCodes codes)
    {
        var map = new byte[2 * codes.Count];
        for (var code = 0; code < codes.Count; code++)
            map[2 * code + 1] = (byte)codes.Glyph(code);
        return map;
    }

    // arrays of part 1 hold at most 8,191 elements, hence runs of 250
    private static string Widths(ClusterCodes codes) =>
        string.Join(' ', Enumerable.Range(1, codes.Count - 1).Chunk(250).Select(run =>
            string.Create(CultureInfo.InvariantCulture, $"{run[0]} [{string.Join(' ', run.Select(codes.Width))}]")));

    private static string UnicodeMap(ClusterCodes codes)
    {
        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        foreach (var run in Enumerable.Range(1, codes.Count - 1).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{run.Length} beginbfchar\n");
            foreach (var code in run)
            {
                var target = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Ligatures.Expand(codes.Cluster(code))));
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{target}>\n");
            }
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
