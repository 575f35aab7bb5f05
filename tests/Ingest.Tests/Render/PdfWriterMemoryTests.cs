using Ingest.Model;
using Ingest.Render;
using Ingest.Render.Images;
using Ingest.Render.Pdf;
using Ingest.Tests.Support;

namespace Ingest.Tests.Render;

/// <summary>What a long document keeps in memory. Alone: the figure is that of the whole process, and other tests would count.</summary>
[Collection(LeakCheck.Collection)]
public sealed class PdfWriterMemoryTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void Document_of_a_thousand_pages_keeps_memory_flat()
    {
        var picture = Samples.Jpeg(620, 877);
        var image = Samples.Image(picture, ImageCoding.Jpeg, 620, 877, 75);
        var embedded = new ImageEmbedder(new PlainDecoder(), 90).Embed(picture, ImageCoding.Jpeg, image);
        using var file = new HashedFileStream(folder["long.pdf"]);
        var pdf = new PdfWriter(file, PdfProfile.A2u);
        var text = Samples.Lines(620, 877, 10, 5);
        long after100 = 0;
        for (var page = 1; page <= 1_000; page++)
        {
            pdf.AddPage(PageSheet.Of(image, Turn.None), embedded, Turn.None, text);
            if (page == 100)
                after100 = GC.GetTotalMemory(forceFullCollection: true);
        }
        var grown = GC.GetTotalMemory(forceFullCollection: true) - after100;
        pdf.Finish(Samples.Description);
        Assert.True(grown < 2_000_000, $"900 pages kept {grown} bytes.");
        file.Flush();
        Assert.Contains("Pages:           1000", Tool.Quietly("pdfinfo", file.Path));
    }

    public void Dispose() => folder.Dispose();
}
