using System.Globalization;
using System.Text;
using Ingest.Sample.Capture;

namespace Ingest.Sample.Output;

/// <summary>A PDF as office scanners write it: one colour JPEG per page, nothing else.</summary>
internal sealed class PdfBook : IStackFile
{
    private readonly FileStream file;
    private readonly PdfObjects pdf;
    private readonly List<int> pages = [];
    private readonly int dpi;

    public PdfBook(string path, int dpi)
    {
        this.dpi = dpi;
        file = File.Create(path);
        pdf = new(file);
        pdf.Add("<</Type /Catalog /Pages 2 0 R>>");
        pdf.Reserve();
    }

    public void Add(SamplePage page)
    {
        var (width, height) = (page.Width * 72.0 / dpi, page.Height * 72.0 / dpi);
        var image = pdf.Next;
        pdf.Add(F($"/Type /XObject /Subtype /Image /Width {page.Width} /Height {page.Height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"), page.Bytes);
        pdf.Add("", Encoding.ASCII.GetBytes(F($"q {width:0.###} 0 0 {height:0.###} 0 0 cm /Im0 Do Q\n")));
        pages.Add(pdf.Next);
        pdf.Add(F($"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {width:0.###} {height:0.###}] /Contents {image + 1} 0 R /Resources <</XObject <</Im0 {image} 0 R>>>>>>"));
    }

    public void Dispose()
    {
        pdf.Fill(2, F($"<</Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(p => F($"{p} 0 R")))}]>>"));
        pdf.Finish();
        file.Dispose();
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
