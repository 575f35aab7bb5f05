using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Ingest.Model;
using Ingest.Render;
using Ingest.Render.Pdf;
using Ingest.Tests.Support;

namespace Ingest.Tests.Render;

public sealed class DocumentRendererTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Dictionary<Digest, byte[]> store = [];
    private static readonly BatchContext Batch = new("batch-1", "Amt & Söhne", Samples.Clock);

    [Fact]
    public async Task Document_has_five_hashed_files()
    {
        using var rendered = await Render(Recorded(ScannedPages(3)));
        Assert.Equal(Enum.GetValues<ObjectRole>(), rendered.Objects.Select(o => o.Role));
        foreach (var file in rendered.Objects)
        {
            var bytes = await File.ReadAllBytesAsync(file.Path);
            Assert.Equal((Digest.Of(bytes), bytes.LongLength), (file.Sha256, file.Length));
        }
        PdfAsserts.ConformsToPdfa2u(await File.ReadAllBytesAsync(rendered[ObjectRole.Pdf].Path));
        Assert.Contains("Wort0 Wort1", await File.ReadAllTextAsync(rendered[ObjectRole.Text].Path));
    }

    [Fact]
    public async Task Disposing_deletes_the_work_files()
    {
        (await Render(Recorded(ScannedPages(1)))).Dispose();
        Assert.Empty(Directory.GetFiles(folder["work"]));
    }

    [Fact]
    public async Task Same_document_gives_the_same_files()
    {
        using var first = await Render(Recorded(ScannedPages(3)));
        var digests = first.Objects.Select(o => o.Sha256).ToList();
        using var second = await Render(Recorded(ScannedPages(3)));
        Assert.Equal(digests, second.Objects.Select(o => o.Sha256));
    }

    [Fact]
    public async Task Twin_with_the_transfervermerk_conforms_to_part_1b()
    {
        var recorded = Recorded(ScannedPages(2));
        var bytes = Samples.G4(600, 400);
        using (var file = new HashedFileStream(folder["twin.pdf"]))
        {
            var pdf = new PdfWriter(file, PdfProfile.A1b);
            pdf.AddPage(PageSheet.Blank, Samples.Lines(2480, 3508, 4, 4));
            pdf.Finish(Samples.Description with { Note = Ingest.Render.Records.TransferFacts.Of(Batch, recorded) });
        }
        PdfAsserts.ConformsToPdfa1bTwin(folder["twin.pdf"]);
        using var rendered = await Render(recorded);
        Golden.Verify("render/document.xmp.txt", new PdfFile(await File.ReadAllBytesAsync(rendered[ObjectRole.Pdf].Path)).Xmp);
    }

    [Fact]
    public async Task Transfervermerk_says_what_nobody_stated()
    {
        using var rendered = await Render(Recorded(ScannedPages(2)));
        var note = XDocument.Load(rendered[ObjectRole.Transfervermerk].Path).Root!;
        Assert.Equal("false", note.Attribute("vollstaendig")!.Value);
        Assert.StartsWith("unvollständig: a)", note.Elements().First(e => e.Name.LocalName == "Hinweis").Value);
        Assert.Equal(rendered[ObjectRole.Pdf].Sha256.Hex, note.Descendants().First(e => e.Name.LocalName == "Dokument").Attribute("sha256")!.Value);
        Assert.Equal("Abbild 1 bis 2", note.Descendants().First(e => e.Name.LocalName == "PositionDesDokuments").Value);
        Assert.Equal(5, note.Descendants().Count(e => e.Name.LocalName == "Prozessschritt"));
        Assert.Contains("<transfervermerk:vollstaendig>False<", new PdfFile(await File.ReadAllBytesAsync(rendered[ObjectRole.Pdf].Path)).Xmp);
    }

    [Fact]
    public async Task Transfervermerk_is_complete_when_people_stated_all()
    {
        using var rendered = await Render(Recorded(ScannedPages(2)), batch: Batch with { Operator = "scan-07", Statements = Samples.Statements });
        Assert.Equal("true", XDocument.Load(rendered[ObjectRole.Transfervermerk].Path).Root!.Attribute("vollstaendig")!.Value);
    }

    [Fact]
    public async Task Metadata_is_as_agreed()
    {
        var recorded = Recorded(ScannedPages(1));
        using var rendered = await Render(recorded);
        var json = await File.ReadAllTextAsync(rendered[ObjectRole.Metadata].Path);
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(recorded.Id.ToString(), parsed.RootElement.GetProperty("id").GetString());
        Assert.Equal(rendered[ObjectRole.Pdf].Sha256.Hex, parsed.RootElement.GetProperty("objects").GetProperty("pdf").GetProperty("sha256").GetString());
        // digest and length of compressed streams depend on the version of zlib
        var pdf = rendered[ObjectRole.Pdf];
        Golden.Verify("render/document.json", json
            .Replace($"\"{pdf.Sha256.Hex}\",\n      \"length\": {pdf.Length}", "\"PDF-SHA256\",\n      \"length\": PDF-LENGTH", StringComparison.Ordinal)
            .Replace(rendered[ObjectRole.Transfervermerk].Sha256.Hex, "NOTE-SHA256", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Held_document_is_rendered_from_its_remaining_pages()
    {
        using var rendered = await Render(Recorded(ScannedPages(2), gaps: [new("stapel.tif", 3)]));
        Assert.Equal(DocumentStatus.Held, rendered.Recorded.Classified.Status);
        Assert.Equal(2, new PdfFile(await File.ReadAllBytesAsync(rendered[ObjectRole.Pdf].Path)).Pages.Count());
        Assert.Contains("stapel.tif#3", await File.ReadAllTextAsync(rendered[ObjectRole.Metadata].Path));
    }

    [Fact]
    public async Task Page_that_cannot_be_drawn_holds_the_document_and_keeps_its_text()
    {
        var pages = ScannedPages(2);
        store[pages[1].Image!.Delivered.Sha256] = "no image"u8.ToArray();
        using var rendered = await Render(Recorded(pages));
        Assert.Equal(DocumentStatus.Held, rendered.Recorded.Classified.Status);
        Assert.Equal(IssueCodes.PageUndecodable, Assert.Single(rendered.Recorded.Classified.Issues).Code);
        Assert.Equal(2, new PdfFile(await File.ReadAllBytesAsync(rendered[ObjectRole.Pdf].Path)).Pages.Count());
    }

    [Fact]
    public async Task Pdf_pages_are_drawn_again_from_the_delivered_file()
    {
        var pdf = DeliveredPdf(2);
        using var rendered = await Render(Recorded(PdfPages(pdf, 2, bornDigital: false)));
        Assert.NotEqual(Digest.Of(pdf), rendered[ObjectRole.Pdf].Sha256);
        Assert.Equal(2, new PdfFile(await File.ReadAllBytesAsync(rendered[ObjectRole.Pdf].Path)).Images.Count());
    }

    [Fact]
    public async Task Born_digital_file_is_kept_as_it_came()
    {
        var pdf = DeliveredPdf(2);
        using var rendered = await Render(Recorded(PdfPages(pdf, 2, bornDigital: true)));
        Assert.Equal(Digest.Of(pdf), rendered[ObjectRole.Pdf].Sha256);
        Assert.Contains("Wort0", await File.ReadAllTextAsync(rendered[ObjectRole.Alto].Path));
    }

    [Fact]
    public async Task Part_of_a_born_digital_file_is_drawn()
    {
        var pdf = DeliveredPdf(3);
        using var rendered = await Render(Recorded(PdfPages(pdf, 2, bornDigital: true)));
        Assert.NotEqual(Digest.Of(pdf), rendered[ObjectRole.Pdf].Sha256);
    }

    [Fact]
    public async Task Work_folder_that_cannot_be_written_stops_the_run()
    {
        await File.WriteAllTextAsync(folder["work"], "a file stands here");
        await Assert.ThrowsAsync<StoreException>(async () => await Render(Recorded(ScannedPages(1))));
    }

    [Fact]
    public async Task Failure_in_between_leaves_no_files()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Render(Recorded(ScannedPages(3)), new FailingTexts()));
        Assert.Empty(Directory.GetFiles(folder["work"]));
    }

    [Fact]
    public void Recognised_pages_are_written_in_every_format()
    {
        var bytes = Samples.G4(600, 400);
        var image = Samples.Image(bytes, ImageCoding.Tiff, 600, 400);
        var page = new ScannedPage(new("a.tif", 1), new("a.tif", "a.tif", bytes.Length, Digest.Of(bytes))) { Image = image, Bytes = bytes };
        using (var writer = new RecognizedPageWriter(folder["a"], PageFormats.Text | PageFormats.Alto | PageFormats.Hocr | PageFormats.Pdf, Samples.Description, new PlainDecoder(), new()))
        {
            writer.Add(new(page, new(), Samples.Lines(600, 400, 2, 2)));
            writer.Add(new(page with { Image = null, Bytes = default }, new(), PageText.Empty));
            writer.Finish();
        }
        Assert.Equal(["a.alto.xml", "a.hocr", "a.pdf", "a.txt"], Directory.GetFiles(folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        PdfAsserts.ConformsToPdfa2u(File.ReadAllBytes(folder["a.pdf"]));
        Assert.Equal("Wort0 Wort1\nWort2 Wort3\n\f", File.ReadAllText(folder["a.txt"]));
    }

    private ValueTask<RenderedDocument> Render(RecordedDocument recorded, IPageTexts? texts = null, BatchContext? batch = null) =>
        new DocumentRenderer(batch ?? Batch, folder["work"], texts ?? new SampleTexts(), new StoredImages(store), new PlainRasterizer(), new PlainDecoder(), new(), FaultPoints.None)
            .RunAsync(recorded, CancellationToken.None);

    private List<RecordedPage> ScannedPages(int count) => [.. Enumerable.Range(1, count).Select(n =>
    {
        var bytes = Samples.G4(600, 400 + n);
        store[Digest.Of(bytes)] = bytes;
        return new RecordedPage(new("stapel.tif", n), Digest.OfParts("page", $"{n}"), "stapel.tif", Digest.OfParts("source"))
        {
            Image = Samples.Image(bytes, ImageCoding.Tiff, 600, 400 + n),
            Confidence = 0.9,
            WordCount = 4,
            Flags = n == 1 ? PageFlags.PoorText : PageFlags.None,
            Findings = new() { SkewDegrees = -0.25 },
        };
    })];

    private byte[] DeliveredPdf(int pages)
    {
        var g4 = Samples.G4(600, 400);
        return Samples.Pdf(folder["delivered.pdf"], PdfProfile.A2u, [.. Enumerable.Repeat((Samples.Image(g4, ImageCoding.Tiff, 600, 400), g4, Turn.None, Samples.Lines(600, 400, 2, 2)), pages)]);
    }

    private List<RecordedPage> PdfPages(byte[] pdf, int count, bool bornDigital)
    {
        store[Digest.Of(pdf)] = pdf;
        return [.. Enumerable.Range(1, count).Select(n => new RecordedPage(new("stapel.pdf", n), Digest.OfParts("page", $"{n}"), "stapel.pdf", Digest.Of(pdf))
        {
            Image = new PageImage(new(Digest.Of(pdf), ImageCoding.PdfPage, n), 600, 400, 300, 300) { BitsPerPixel = 1 },
            BornDigital = bornDigital,
        })];
    }

    private static RecordedDocument Recorded(List<RecordedPage> pages, IReadOnlyList<PageId>? gaps = null)
    {
        var document = new SeparatedDocument(pages[0].Id.Stack, 1, pages) { Gaps = gaps ?? [], Boundary = BoundaryReason.StackStart };
        var key = Identity.DocumentKey(pages.Select(p => p.Key));
        var field = new Field(FieldNames.Subject, "Antrag <auf> Akteneinsicht", "Antrag", 0.93, "labelled", pages[0].Id, new Box(1, 2, 3, 4));
        var proposal = new ClassProposal("Antrag", 0.97, [new("title-antrag", 2.5, pages[0].Id, new Box(10, 20, 30, 40))]);
        return new(Identity.DocumentId(key), key, Digest.OfParts("content"), new(document, proposal, [field], Route.Deposit));
    }

    private sealed class SampleTexts : IPageTexts
    {
        public ValueTask<PageText> LoadAsync(RecordedPage page, CancellationToken cancel) => new(Samples.Lines(600, 400, 2, 2));
    }

    private sealed class FailingTexts : IPageTexts
    {
        public ValueTask<PageText> LoadAsync(RecordedPage page, CancellationToken cancel) =>
            page.Id.Number == 2 ? throw new InvalidOperationException("broken journal") : new(PageText.Empty);
    }

    private sealed class StoredImages(Dictionary<Digest, byte[]> store) : IDeliveredImages
    {
        public ValueTask<ReadOnlyMemory<byte>> LoadAsync(Digest sha256, CancellationToken cancel) => new(store[sha256]);

        public async ValueTask CopyAsync(Digest sha256, string file, CancellationToken cancel) => await File.WriteAllBytesAsync(file, store[sha256], cancel);
    }

    private sealed class PlainRasterizer : IPdfRasterizer
    {
        public ValueTask<RasterizedPage> RenderAsync(string path, int page, double dpi, bool bilevel, CancellationToken cancel) =>
            new(new RasterizedPage(Samples.G4(600, 400), ImageCoding.Tiff, 600, 400, []));
    }

    public void Dispose() => folder.Dispose();
}
