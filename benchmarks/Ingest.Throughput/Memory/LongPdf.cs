using System.Globalization;
using System.Text;

namespace Ingest.Throughput.Memory;

/// <summary>A PDF 1.4 of one picture per page as scanners write it, page by page: lengths, cross-references and page tree are exact (ISO 32000-1 7.5).</summary>
internal static class LongPdf
{
    private const int Catalog = 1;
    private const int Tree = 2;
    private const double PointsPerPixel = 72.0 / 300;

    public static void Write(string path, LongPages pages, int count)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        // Catalog and tree, whose numbers every page knows, are written last.
        var offsets = new List<long> { 0, 0, 0 };
        Put("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        var kids = new List<int>();
        for (var number = 1; number <= count; number++)
        {
            var page = pages.Page(number);
            var (width, height) = (F($"{page.Width * PointsPerPixel:0.##}"), F($"{page.Height * PointsPerPixel:0.##}"));
            var coding = page.IsJpeg ? "/DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode" : F($"/DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms <</K -1 /Columns {page.Width} /Rows {page.Height}>>");
            var image = Stream(F($"/Type /XObject /Subtype /Image /Width {page.Width} /Height {page.Height} /ColorSpace {coding}"), page.Data);
            var content = Stream("", Encoding.ASCII.GetBytes($"q {width} 0 0 {height} 0 0 cm /Im0 Do Q\n"));
            kids.Add(offsets.Count);
            offsets.Add(file.Position);
            Put(F($"{kids[^1]} 0 obj\n<</Type /Page /Parent {Tree} 0 R /MediaBox [0 0 {width} {height}] /Contents {content} 0 R /Resources <</XObject <</Im0 {image} 0 R>>>>>>\nendobj\n"));
        }
        offsets[Catalog] = file.Position;
        Put(F($"{Catalog} 0 obj\n<</Type /Catalog /Pages {Tree} 0 R>>\nendobj\n"));
        offsets[Tree] = file.Position;
        Put(F($"{Tree} 0 obj\n<</Type /Pages /Count {count} /Kids [{string.Join(' ', kids.Select(k => F($"{k} 0 R")))}]>>\nendobj\n"));
        var table = file.Position;
        Put(F($"xref\n0 {offsets.Count}\n0000000000 65535 f \n"));
        foreach (var offset in offsets.Skip(1))
            Put(F($"{offset:D10} 00000 n \n"));
        Put(F($"trailer\n<</Size {offsets.Count} /Root {Catalog} 0 R>>\nstartxref\n{table}\n%%EOF\n"));

        int Stream(string entries, byte[] data)
        {
            var id = offsets.Count;
            offsets.Add(file.Position);
            Put(F($"{id} 0 obj\n<<{entries} /Length {data.Length}>>\nstream\n"));
            file.Write(data);
            Put("\nendstream\nendobj\n");
            return id;
        }

        void Put(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
