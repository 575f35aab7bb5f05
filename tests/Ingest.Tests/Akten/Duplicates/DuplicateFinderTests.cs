using Ingest.Akten;
using Ingest.Akten.Duplicates;
using Ingest.Model;

namespace Ingest.Tests.Akten.Duplicates;

public sealed class DuplicateFinderTests : IDisposable
{
    private readonly AktenPlace place = new();
    private readonly Dictionary<PageId, string> texts = [];
    private readonly StoredTexts stored = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_second_reading_in_the_same_batch_is_asked_about_and_never_left_out()
    {
        var found = await FindAsync(Document("a", Papers.Form(1)), Document("b", Papers.Form(2)), Document("c", Papers.Read(Papers.Form(1), 15, 3)));
        Assert.Equal(["", "", IssueCodes.DuplicateSuspect], found.Select(Codes));
        Assert.Equal([Route.Deposit, Route.Deposit, Route.Review], found.Select(d => d.Route));
        Assert.Contains(IdOf(found[0]).ToString(), found[2].Issues[0].Detail, StringComparison.Ordinal);
        Assert.True(found[2].Document.Pages[0].Flags.HasFlag(PageFlags.DuplicateSuspect));
    }

    [Fact]
    public async Task The_very_same_images_are_no_question() =>
        Assert.Equal(["", ""], (await FindAsync(Document("a", Papers.Form(1), image: "x"), Document("b", Papers.Form(1), image: "x"))).Select(Codes));

    [Fact]
    public async Task A_second_reading_of_a_stored_document_is_found_among_a_thousand_of_the_same_form()
    {
        await StoreAsync(Enumerable.Range(0, 1000).Select(Papers.Form));
        var found = await FindAsync(Document("a", Papers.Read(Papers.Form(700), 10, 1)), Document("b", Papers.Form(5000)));
        Assert.Equal([IssueCodes.DuplicateSuspect, ""], found.Select(Codes));
        Assert.Contains(StoredTexts.IdOf(700).ToString(), found[0].Issues[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_document_and_those_of_other_organisations_are_not_found()
    {
        await StoreAsync([Papers.Form(1)]);
        var desk = await place.OpenAsync();
        Assert.Equal([""], (await FindAsync("other", Document("a", Papers.Form(1)))).Select(Codes));
        desk.Register.Forget(StoredTexts.IdOf(0));
        Assert.Equal([""], (await FindAsync(Document("a", Papers.Form(1)))).Select(Codes));
    }

    [Fact]
    public async Task A_stored_document_that_cannot_be_read_stops_nothing()
    {
        await StoreAsync([Papers.Form(1)]);
        stored.Broken = true;
        Assert.Equal([""], (await FindAsync(Document("a", Papers.Form(1)))).Select(Codes));
    }

    private ClassifiedDocument Document(string stack, string text, string? image = null)
    {
        var id = new PageId(stack, 1);
        texts[id] = text;
        var delivered = Digest.OfParts(image ?? stack);
        var page = new RecordedPage(id, Identity.PageKey("batch-1", id, delivered), stack, delivered) { Image = new(new(delivered, ImageCoding.Tiff), 100, 100, 300, 300) };
        return new(new(stack, 1, [page]), new("BESCHEID", 0.95, []), [], Route.Deposit);
    }

    private Task<List<ClassifiedDocument>> FindAsync(params ClassifiedDocument[] documents) => FindAsync("default", documents);

    private async Task<List<ClassifiedDocument>> FindAsync(string organisation, params ClassifiedDocument[] documents)
    {
        var desk = await place.OpenAsync();
        var finder = desk.DuplicatesOf(new BatchContext("batch-1", organisation, AktenPlace.Now), new Texts(texts), stored);
        return await finder.RunAsync(documents.ToAsyncEnumerable(), default).ToListAsync();
    }

    private async Task StoreAsync(IEnumerable<string> documents)
    {
        stored.Documents.AddRange(documents);
        await (await place.OpenAsync()).SketchAsync(stored.LatestAsync(default), default);
    }

    private static string Codes(ClassifiedDocument document) => string.Join(' ', document.Issues.Select(i => i.Code));

    private static Guid IdOf(ClassifiedDocument document) => Identity.DocumentId(Identity.DocumentKey(document.Document.Pages.Select(p => p.Key)));

    private sealed class Texts(Dictionary<PageId, string> texts) : IPageTexts
    {
        public ValueTask<PageText> LoadAsync(RecordedPage page, CancellationToken cancel)
        {
            var words = texts[page.Id].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => new Word(w, new(0, 0, 1, 1), 0.95)).ToList();
            return ValueTask.FromResult(new PageText([new(new(0, 0, 1, 1), [new(new(0, 0, 1, 1), new(0, 1, 1, 1), words)])]));
        }
    }

    private sealed class StoredTexts : IStoredDocuments
    {
        public List<string> Documents { get; } = [];
        public bool Broken { get; set; }

        public static Guid IdOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

        public IAsyncEnumerable<StoredDocument> LatestAsync(CancellationToken cancel) => Documents.Select((_, i) => Document(i)).ToAsyncEnumerable();

        public ValueTask<StoredDocument> LoadAsync(string marker, CancellationToken cancel) => Broken
            ? throw new StoreException("The object is damaged.", "")
            : ValueTask.FromResult(Document(Convert.ToInt32(marker.Split('/')[1][..8], 16)));

        private StoredDocument Document(int number) => new(IdOf(number), 1, DocumentStatus.Filed)
        {
            Organisation = "default",
            Batch = "b",
            Stack = "s",
            Akte = "",
            Vorgang = "",
            Class = "",
            Title = "",
            Date = "",
            Pages = 1,
            Pdf = Digest.OfParts("pdf"),
            ContentKey = Digest.OfParts($"{number}"),
            Marker = Digest.OfParts("m"),
            Texts = [Documents[number]],
        };
    }
}
