using BenchmarkDotNet.Attributes;
using Ingest.Model;
using Ingest.Render;
using Ingest.Render.Pdf;
using Ingest.Render.Text;

namespace Ingest.Benchmarks;

/// <summary>What every page with words costs after recognition: journal blob, ALTO, PDF text layer, plain text.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private readonly string folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
    private byte[] encoded = [];

    [GlobalSetup]
    public void Encode() => encoded = PageTextCodec.Encode(TypedPage.Text);

    [GlobalCleanup]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Benchmark(Baseline = true)]
    public byte[] EncodeWords() => PageTextCodec.Encode(TypedPage.Text);

    [Benchmark]
    public PageText DecodeWords() => PageTextCodec.Decode(encoded);

    [Benchmark]
    public long AltoPage()
    {
        using var file = new HashedFileStream(Path.Combine(folder, "page.alto.xml"));
        var alto = new AltoWriter(file, "stack.tif", "document", ["stack.tif#1"], DateTimeOffset.UnixEpoch);
        alto.Add(PageFrame.Of(new PageId("stack.tif", 1), TypedPage.Image, Turn.None), TypedPage.Text);
        alto.Finish();
        return file.Length;
    }

    [Benchmark]
    public long PdfPage()
    {
        using var file = new HashedFileStream(Path.Combine(folder, "page.pdf"));
        var pdf = new PdfWriter(file, PdfProfile.A2u);
        pdf.AddPage(PageSheet.Of(TypedPage.Image, Turn.None), TypedPage.Text);
        pdf.Finish(new PdfDescription("Page", Guid.Empty, DateTimeOffset.UnixEpoch));
        return file.Length;
    }

    [Benchmark]
    public long PlainText()
    {
        using var file = new HashedFileStream(Path.Combine(folder, "page.txt"));
        new PlainTextWriter(file).Add(TypedPage.Text);
        return file.Length;
    }
}
