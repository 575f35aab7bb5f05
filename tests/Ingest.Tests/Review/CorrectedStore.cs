using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Render;
using Ingest.Render.Pdf;
using Ingest.Review;
using Ingest.Scan;
using Ingest.Tests.Render;
using Ingest.Tests.Support;

namespace Ingest.Tests.Review;

/// <summary>
/// A store with one closed batch of made-up pages: a stack of seven pages and a separator, three documents of 4, 2 and 1 pages.
/// Page n says <c>SeiteN Wort1 Wort2 Wort3</c>. Real stages, real files; only the recogniser is missing.
/// On demand the second document is a delivered born-digital PDF of two pages, stored as it came.
/// </summary>
internal sealed class CorrectedStore : IAsyncDisposable
{
    public const string Stack = "stapel.tif";
    public const string Person = "reg-03";

    public static readonly DateTimeOffset Clock = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly DateTimeOffset Later = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private readonly TempFolder folder = new();
    private SourceFile? letter;

    private CorrectedStore()
    {
    }

    public Workplace Place { get; private set; } = null!;
    public IReadOnlyList<Guid> Documents { get; private set; } = [];
    public string Batch { get; private set; } = "";
    public string Root => folder["store"];
    public string State => folder["state"];

    public Corrections Corrections => Place.Corrections(new());

    public static async Task<CorrectedStore> MakeAsync(Route route = Route.Review, bool held = false, bool bornDigital = false)
    {
        var store = new CorrectedStore();
        if (bornDigital)
            store.letter = store.Letter();
        store.Place = await store.OpenAsync(FaultPoints.None);
        await store.IngestAsync(route, held);
        return store;
    }

    public async Task<Workplace> OpenAsync(FaultPoints faults) => await Workplace.OpenAsync(
        StorePlace.Parse(Root), new StoreOptions(), State, new FixedClock(Later), faults, CancellationToken.None);

    /// <summary>Closes everything and opens it again, as the next call of the command would.</summary>
    public async Task ReopenAsync(FaultPoints? faults = null, bool forgetState = false)
    {
        await Place.DisposeAsync();
        if (forgetState)
            Directory.Delete(State, recursive: true);
        Place = await OpenAsync(faults ?? FaultPoints.None);
    }

    public CorrectionOrder Order(int document, string reason = "", int? seen = null) => new(Documents[document], Person) { Reason = reason, Seen = seen };

    public static PageId Page(int number) => new(Stack, number);

    public async Task<CommitMarker> NewestAsync(int document) => (await Place.FindMarkerAsync(Documents[document], CancellationToken.None))!;

    public async Task<byte[]> BytesAsync(CommitMarker marker, ObjectRole role) =>
        (await new StoreObjects(Place.Store).LoadAsync(marker.Objects[role].Sha256, CancellationToken.None)).ToArray();

    public async Task<string> TextAsync(CommitMarker marker) => System.Text.Encoding.UTF8.GetString(await BytesAsync(marker, ObjectRole.Text));

    public async Task<BatchReceipt> ReceiptAsync() => (await BatchRecord.NewestReceiptAsync(Place.Store, Batch, CancellationToken.None))!.Value.Receipt;

    /// <summary>Store, journal, catalog and receipt say the same, and every page is accounted for once.</summary>
    public async Task IsSoundAsync()
    {
        await foreach (var difference in Place.VerifyAsync(new VerifyRequest(), new Progress<VerifyProgress>(), CancellationToken.None))
            Assert.True(difference.IsNote, $"{difference.Kind} {difference.Name}: {difference.Detail}");
        var pages = new List<PageId>();
        var statuses = new Dictionary<Guid, (int Version, DocumentStatus Status)>();
        await foreach (var document in Place.Documents.LatestAsync(CancellationToken.None))
        {
            var marker = (await Place.FindMarkerAsync(document.Id, CancellationToken.None))!;
            pages.AddRange(marker.Pages.Concat(marker.Removed).Select(p => p.Page));
            statuses[document.Id] = (marker.Version, marker.Status);
            var row = (await Place.Catalog.FindAsync(document.Id, CancellationToken.None))!;
            Assert.Equal((marker.Version, marker.Status, marker.Pages.Count), (row.Version, row.Status, row.Pages));
        }
        Assert.Equal(Enumerable.Range(1, 7).Select(Page), pages.OrderBy(p => p.Number));
        var receipt = await ReceiptAsync();
        Assert.True(receipt.Account.Closed);
        Assert.Equal(8, receipt.Account.Delivered);
        Assert.Equal(statuses.ToDictionary(s => s.Key, s => s.Value.Status), receipt.Documents.ToDictionary(d => d.Id, d => d.Status));
        var journalled = await new Accounts(Place.Journal).OfBatchAsync(Batch, CancellationToken.None);
        Assert.Equal(receipt.Account, journalled);
        Assert.Equal(statuses.Where(s => s.Value.Version > 0).ToDictionary(s => s.Key, s => s.Value.Version),
            (await Place.Journal.ReadAsync(DocumentRows.Deposited, CancellationToken.None)).ToDictionary(d => d.Id, d => d.Version));
        Assert.Empty(await new PendingCorrections(Place.Journal).ListAsync(CancellationToken.None));
    }

    /// <summary>The delivery once more into the same places, as after a lost journal.</summary>
    public async Task IngestAsync(Route route = Route.Review, bool held = false)
    {
        var cancel = CancellationToken.None;
        var source = new SourceFile(Stack, "gone", 12, Digest.OfParts("source"));
        var manifest = new BatchManifest([new Stack(Stack, letter is null ? [source] : [source, letter])], []);
        var batch = await Place.Batches.OpenAsync(manifest, "default", Clock, "scan-07", "default", "{}", cancel);
        Batch = batch.Id;
        await new BatchRecord(Place.Store, batch, FaultPoints.None).WriteManifestAsync(manifest, cancel);
        var objects = new StoreObjects(Place.Store);
        var recorder = new PageRecorder(Place.Journal, batch, objects);
        var pages = new List<RecordedPage>();
        for (var n = 1; n <= 8; n++)
            pages.Add(await recorder.RunAsync(letter is not null && n is 5 or 6 ? OfLetter(n, letter) : Recognised(n, source), cancel));
        var separated = new BatchPages(Place.Journal, batch);
        await separated.SettleAsync(Page(8), PageState.Separator, cancel);
        var renderer = new DocumentRenderer(batch, folder["work"], separated, objects, new PdftoppmRasterizer(new()), new ImageDecoder(), new(), FaultPoints.None);
        var depositor = new Depositor(Place.Store, batch, FaultPoints.None, code => code);
        var (ids, receipts, indexer) = (new List<Guid>(), new ReceiptRecorder(Place.Journal), new Indexer(Place.Catalog, Place.Documents));
        await foreach (var document in new DocumentRecorder(Place.Journal, batch, Place.Catalog).RunAsync(Classified(pages, route, held), cancel))
        {
            var receipt = await depositor.RunAsync(await renderer.RunAsync(document, cancel), cancel);
            await receipts.AcceptAsync(receipt, cancel);
            await indexer.AddAsync(receipt.Marker, cancel);
            ids.Add(document.Id);
        }
        await indexer.FlushAsync(cancel);
        if (Documents.Count == 0)
            Documents = ids;
        var written = await new BatchRecord(Place.Store, batch, FaultPoints.None).WriteReceiptAsync(await new BatchReceipts(Place.Journal, Place.Store).OfAsync(batch.Id, cancel), cancel);
        await new BatchCloser(Place.Store, Place.Audit, FaultPoints.None).CloseAsync(batch.Id, written, batch.Clock, batch.Operator, cancel);
        await Place.Batches.CloseAsync(batch.Id, cancel);
    }

    private static RecognizedPage Recognised(int n, SourceFile source)
    {
        var bytes = Samples.G4(600, 400 + n);
        var page = new ScannedPage(Page(n), source) { Image = Samples.Image(bytes, ImageCoding.Tiff, 600, 400 + n), Bytes = bytes, EndsStack = n == 8 };
        var text = n == 8 ? PageText.Empty : Samples.Lines(600, 400 + n, 2, 2, word: w => w == 0 ? $"Seite{n}" : $"Wort{w}");
        return new(page, new() { SkewDegrees = n == 2 ? 1.5 : 0 }, text) { Flags = n == 4 ? PageFlags.BlankSuspect : PageFlags.None };
    }

    private SourceFile Letter()
    {
        var pages = new[] { 5, 6 }.Select(n => (Samples.Image(Samples.G4(600, 400 + n), ImageCoding.Tiff, 600, 400 + n), Samples.G4(600, 400 + n), Turn.None, PageText.Empty));
        var bytes = Samples.Pdf(folder["brief.pdf"], PdfProfile.A2u, [.. pages]);
        return new("brief.pdf", folder["brief.pdf"], bytes.Length, Digest.Of(bytes));
    }

    private static RecognizedPage OfLetter(int n, SourceFile pdf)
    {
        var image = new PageImage(new(pdf.Sha256, ImageCoding.PdfPage, n - 4), 600, 400 + n, 300, 300) { BitsPerPixel = 1 };
        return new(new(Page(n), pdf) { Image = image, BornDigital = true }, new(), Samples.Lines(600, 400 + n, 2, 2));
    }

    private static async IAsyncEnumerable<ClassifiedDocument> Classified(List<RecordedPage> pages, Route route, bool held)
    {
        foreach (var (ordinal, from, count) in new[] { (1, 0, 4), (2, 4, 2), (3, 6, 1) })
        {
            var document = new SeparatedDocument(Stack, ordinal, pages.GetRange(from, count)) { Boundary = ordinal == 1 ? BoundaryReason.StackStart : BoundaryReason.StartCode };
            Field[] fields =
            [
                new(FieldNames.Aktenzeichen, $"31-{ordinal}/2020", $"31-{ordinal}/2020", 0.912345, "label", pages[from].Id, new Box(1, 2, 30, 40)),
                new(FieldNames.Subject, $"Betreff {ordinal}", "Betreff", 0.8, "layout", pages[from].Id),
            ];
            yield return new(document, new("BESCHEID", 0.87654321, [new("heading", 2.5, pages[from].Id, new Box(1, 2, 3, 4))]), fields, route) { Held = held };
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Place.DisposeAsync();
        folder.Dispose();
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
