using System.Text;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Render;
using Ingest.Render.Pdf;
using Ingest.Tests.Support;

namespace Ingest.Tests.Proof;

public sealed class PdfaStructureTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_the_writer_writes_has_the_structure() => Assert.Empty(Check(Written(pages: 3), 3));

    [Fact]
    public void A_missing_page_is_seen() => Assert.Equal(["It has 3 pages, its document 4."], Check(Written(pages: 3), 4));

    [Theory]
    [InlineData("%PDF-1.7", "%PDF-1.9", "header")]
    [InlineData("<pdfaid:conformance>U", "<pdfaid:conformance>B", "XMP")]
    [InlineData("/GTS_PDFA1", "/GTS_PDFX ", "output intent")]
    [InlineData("/ToUnicode ", "/ToUnikode ", "ToUnicode")]
    [InlineData("/FontFile2 ", "/FontFeil2 ", "not embedded")]
    [InlineData("/ID [<", "/IT [<", "ID")]
    [InlineData("/MediaBox [0", "/AA /Bo [0  ", "/AA")]
    [InlineData("\nstartxref", "\nstartxxxx", "startxref")]
    [InlineData("2 0 obj", "3 0 obj", "does not begin")]
    public void A_breach_is_named(string right, string wrong, string named)
    {
        var bytes = Encoding.Latin1.GetString(Written(pages: 1));
        Assert.Contains(right, bytes, StringComparison.Ordinal);
        Assert.Contains(Check(Encoding.Latin1.GetBytes(bytes.Replace(right, wrong, StringComparison.Ordinal)), 1), c => c.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void An_encrypted_file_is_named() =>
        Assert.Contains("It is encrypted.", Check(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Written(1)).Replace("trailer\n<< /Size", "trailer\n<< /Encrypt 1 0 R /Size", StringComparison.Ordinal)), 1));

    [Fact]
    public void Rubbish_is_a_complaint_and_no_crash()
    {
        var written = Written(pages: 2);
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var bytes = written.ToArray();
            for (var flip = 0; flip < 20; flip++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Check(i % 2 == 0 ? bytes : bytes[..random.Next(bytes.Length)], 2);
        }
    }

    private static List<string> Check(byte[] bytes, int pages) => [.. PdfaStructure.Check(new MemoryStream(bytes), pages)];

    private byte[] Written(int pages)
    {
        var path = folder["a.pdf"];
        using (var output = new HashedFileStream(path))
        {
            var writer = new PdfWriter(output, PdfProfile.A2u);
            for (var i = 0; i < pages; i++)
                writer.AddPage(new PageSheet(595, 842, 300, 300), PageText.Empty);
            writer.Finish(new PdfDescription("Titel", Guid.Empty, DateTimeOffset.UnixEpoch));
        }

        return File.ReadAllBytes(path);
    }
}
