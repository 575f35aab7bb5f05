using System.Globalization;
using System.Text;
using Ingest.Deposit;
using Ingest.Exchange;
using Ingest.Exchange.Collect;
using Ingest.Model;
using Ingest.Tests.Deposit;

namespace Ingest.Tests.Exchange;

/// <summary>An Akte in a store of the test's own: markers with small files, as a run and later corrections would have left them.</summary>
public sealed class MadeAkte : IAkteSource, IDisposable
{
    public const string Aktenzeichen = "0248-4/2014";
    public const string Organisation = "Thüringer Musterbehörde";
    public static readonly DateTimeOffset Clock = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly StoreFolder folder;
    private readonly List<(Guid Id, int Version)> documents = [];
    private readonly List<PageId> others = [];
    private int nextPage = 1;

    private MadeAkte(StoreFolder folder, IDepositStore store) => (this.folder, Store) = (folder, store);

    public IDepositStore Store { get; }

    public string StorePath => folder.Store;

    public StoreFolder Folder => folder;

    /// <summary>What the Akte is beside its documents.</summary>
    public Akte Akte { get; set; } = new(Identity.AkteId(Organisation, Aktenzeichen), 0, Organisation, Aktenzeichen);

    public PlanPosition Plan { get; set; } = PlanPosition.None;

    public IReadOnlyList<(Guid Id, int Version)> Documents => documents;

    /// <param name="onDisk">A file store; otherwise one in memory.</param>
    public static async Task<MadeAkte> CreateAsync(bool onDisk = true)
    {
        var folder = new StoreFolder();
        var made = new MadeAkte(folder, onDisk ? await folder.OpenAsync() : new MemoryStore());
        await new BatchRecord(made.Store, Batch, FaultPoints.None).WriteManifestAsync(SampleDocuments.Manifest("a.tif"), default);
        return made;
    }

    private static BatchContext Batch => new("batch-1", Organisation, Clock) { Operator = "op-1" };

    public Task<CollectedAkte> CollectAsync() => new AkteCollector(Store, this).CollectAsync(Organisation, Aktenzeichen, documents, default);

    public ValueTask<Akte> FindAsync(string organisation, string aktenzeichen, CancellationToken cancel) => ValueTask.FromResult(Akte);

    public ValueTask<PlanPosition> PlanAsync(Akte akte, CancellationToken cancel) => ValueTask.FromResult(Plan);

    /// <summary>A page between documents that is a separator sheet, so that what follows still lies directly behind what went before.</summary>
    public void AddSeparator() => others.Add(new("a.tif", nextPage++));

    /// <summary>A page of another Akte.</summary>
    public void AddStranger() => nextPage++;

    /// <summary>Writes the receipt that says what the pages outside the documents are.</summary>
    public async Task CloseBatchAsync() => await new BatchRecord(Store, Batch, FaultPoints.None).WriteReceiptAsync(
        new([new("a.tif", new Account(nextPage, nextPage, 0, 0, 0, 0, 0))], [], [.. others.Select(p => new ReceiptPage(p, PageState.Separator, null, ""))]), default);

    public async Task<CommitMarker> AddAsync(MadeDocument made)
    {
        var pages = new List<MarkerPage>();
        for (var i = 0; i < made.Pages; i++)
        {
            var page = new PageId("a.tif", nextPage++);
            var delivered = made.BornDigital
                ? new DeliveredImage(await PutAsync(Pdf(made.Title)), ImageCoding.PdfPage, i + 1)
                : new DeliveredImage(await PutAsync($"image {page}"), ImageCoding.Tiff);
            pages.Add(new(page, Identity.PageKey("batch-1", page, delivered.Sha256), delivered, Turn.None, PageFlags.None, 2480, 3508, 300, 300));
        }

        var key = Identity.DocumentKey(pages.Select(p => p.Key));
        var id = Identity.DocumentId(key);
        var marker = new CommitMarker(id, 1, made.Status)
        {
            Organisation = Organisation,
            Batch = "batch-1",
            Clock = Clock,
            DocumentKey = key,
            ContentKey = Identity.ContentKey(Organisation, pages.Select(p => p.Delivered!)),
            Stack = made.BornDigital ? "mail/Anhörung.pdf" : "a.tif",
            Filing = new(Aktenzeichen, made.Vorgang, made.Title, made.Date),
            Pages = pages,
            Gaps = [],
            Boundary = BoundaryReason.SeparatorSheet,
            Class = made.Class,
            ClassConfidence = 0.9375,
            Fields = made.Sender.Length > 0 ? [new(FieldNames.Sender, made.Sender, made.Sender, 0.9, "layout")] : [],
            Route = Route.Deposit,
            Objects = await ObjectsAsync(id, made, pages),
            Issues = [],
            Missing = made.NoteComplete ? [] : ["e) Ergebnis der Qualitätssicherung"],
        };
        await WriteAsync(marker);
        documents.Add((id, 1));
        return marker;
    }

    /// <summary>A later version with another title, as a correction makes it; with <paramref name="movedPages"/> the PDF is another one too.</summary>
    public async Task<CommitMarker> CorrectAsync(CommitMarker before, string title, bool movedPages = false)
    {
        var objects = before.Objects.ToDictionary();
        var version = before.Version + 1;
        objects[ObjectRole.Transfervermerk] = await StoredAsync("application/xml", Note(before.Id, version, complete: true));
        if (movedPages)
            objects[ObjectRole.Pdf] = await StoredAsync("application/pdf", Pdf($"{before.Id} {version}"));
        var marker = before with
        {
            Version = version,
            Filing = before.Filing with { Title = title },
            Objects = objects,
            History =
            [
                .. before.History,
                new("betreff", before.Filing.Title, title, "op-2", Clock.AddDays(version).AddTicks(1234567), "correct-field", "Schreibfehler „Straße“\nzweite Zeile"),
            ],
        };
        await WriteAsync(marker);
        return marker;
    }

    public async Task<Digest> PutAsync(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        await Store.PutObjectAsync(Digest.Of(bytes), bytes, default);
        return Digest.Of(bytes);
    }

    public void Dispose() => folder.Dispose();

    private async Task WriteAsync(CommitMarker marker) => Assert.True(await Store.TryCreateRecordAsync(marker.Name, MarkerWriter.Write(marker), default));

    private async Task<IReadOnlyDictionary<ObjectRole, StoredObject>> ObjectsAsync(Guid id, MadeDocument made, IReadOnlyList<MarkerPage> pages)
    {
        var objects = new Dictionary<ObjectRole, StoredObject>
        {
            [ObjectRole.Pdf] = await StoredAsync("application/pdf", made.BornDigital ? Pdf(made.Title) : Pdf(id.ToString())),
            [ObjectRole.Alto] = await StoredAsync("application/xml", Alto(pages)),
            [ObjectRole.Text] = await StoredAsync("text/plain", string.Join('\f', pages.Select(p => $"Seite {p.Page.Number}"))),
            [ObjectRole.Metadata] = await StoredAsync("application/json", Metadata(made)),
        };
        if (made.HasNote)
            objects[ObjectRole.Transfervermerk] = await StoredAsync("application/xml", Note(id, 1, made.NoteComplete));
        return objects;
    }

    private async Task<StoredObject> StoredAsync(string mediaType, string content) =>
        new(await PutAsync(content), mediaType, Encoding.UTF8.GetByteCount(content));

    private static string Pdf(string name) => $"%PDF-1.7\n% small file of {name}\n";

    private static string Note(Guid id, int version, bool complete) => string.Create(CultureInfo.InvariantCulture,
        $"<Transfervermerk xmlns=\"urn:ingest:transfervermerk:1\" erstellt=\"2026-03-04T05:06:07Z\" vollstaendig=\"{(complete ? "true" : "false")}\"><Dokument id=\"{id}\" version=\"{version}\"/></Transfervermerk>\n");

    private static string Metadata(MadeDocument made) =>
        $$"""
        {"schemaVersion":1,"boundary":{"reason":"separator-sheet","payload":{"kind":"{{made.SheetKind}}","vorgang":""} },
        "pages":[{"confidence":0.9,"words":10},{"confidence":0.8,"words":5},{"confidence":0,"words":0}],"tool":{"name":"Ingest","version":"1.2.3"} }
        """;

    private static string Alto(IReadOnlyList<MarkerPage> pages) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<alto SCHEMAVERSION=\"4.4\" xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"><Description><MeasurementUnit>pixel</MeasurementUnit>"
        + $"<sourceImageInformation><fileName>a.tif</fileName>{string.Concat(pages.Select(p => $"<fileIdentifier>{p.Page}</fileIdentifier>"))}</sourceImageInformation></Description><Layout>"
        + string.Concat(pages.Select((p, i) => $"<Page ID=\"p{i + 1}\" WIDTH=\"2480\" HEIGHT=\"3508\" PHYSICAL_IMG_NR=\"{i + 1}\"><PrintSpace><TextBlock ID=\"p{i + 1}_b1\"><TextLine><String CONTENT=\"Seite{p.Page.Number}\"/></TextLine></TextBlock></PrintSpace></Page>"))
        + "</Layout></alto>\n";
}

/// <summary>What a document of a <see cref="MadeAkte"/> is.</summary>
public sealed record MadeDocument(string Title)
{
    public string Vorgang { get; init; } = "";
    public string Date { get; init; } = "2014-05-06";
    public string Class { get; init; } = "BESCHEID";
    public string Sender { get; init; } = "";
    public string SheetKind { get; init; } = "DOK";
    public int Pages { get; init; } = 1;
    public DocumentStatus Status { get; init; } = DocumentStatus.Filed;
    public bool BornDigital { get; init; }
    public bool HasNote { get; init; } = true;
    public bool NoteComplete { get; init; } = true;
}
