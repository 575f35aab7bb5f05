using System.Text;
using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Render.Text;
using Ingest.Review;
using Ingest.Tests.Render;
using Ingest.Tests.Support;

namespace Ingest.Tests.Review;

/// <summary>A word put right shows everywhere, and stays whatever a machine reads later.</summary>
public class WordCorrectionTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Box First = new(60, 33, 240, 73);

    [Fact]
    public async Task Corrected_word_shows_in_pdf_alto_text_and_search()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var made = Assert.Single(await store.Corrections.CorrectAsync(store.Order(0), [new Correction.CorrectWord(CorrectedStore.Page(1), First, "Seite1", "Straßenbau")], None));
        using var folder = new TempFolder();
        var pdf = folder.Write("a.pdf", await store.BytesAsync(made, ObjectRole.Pdf));
        PdfAsserts.ConformsToPdfa2u(await File.ReadAllBytesAsync(pdf));
        Assert.Contains("Straßenbau", await Tool.RunAsync("pdftotext", pdf, "-"), StringComparison.Ordinal);
        Assert.DoesNotContain("Seite1", await Tool.RunAsync("pdftotext", pdf, "-"), StringComparison.Ordinal);
        Assert.Contains("""<String ID="p1_b1_l1_s1" HPOS="60" VPOS="33" WIDTH="180" HEIGHT="40" CONTENT="Straßenbau" WC="1.000" CS="true" />""",
            Encoding.UTF8.GetString(await store.BytesAsync(made, ObjectRole.Alto)), StringComparison.Ordinal);
        Assert.StartsWith("Straßenbau Wort1", await store.TextAsync(made), StringComparison.Ordinal);
        Assert.Single((await store.Place.Catalog.SearchAsync(SearchQuery.Parse("strassenbau"), new SearchScope(), None)).Hits);
        Assert.Empty((await store.Place.Catalog.SearchAsync(SearchQuery.Parse("Seite1"), new SearchScope(), None)).Hits);
        await store.IsSoundAsync();
    }

    [Fact]
    public async Task Word_is_found_by_its_id_in_alto()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var stored = await store.Corrections.NewestAsync(store.Documents[0], None);
        Assert.Equal((CorrectedStore.Page(3), First), await store.Corrections.PlaceAsync(stored, "p3_b1_l1_s1", None));
        await Assert.ThrowsAsync<UsageException>(async () => await store.Corrections.PlaceAsync(stored, "p9_b1_l1_s1", None));
    }

    [Fact]
    public async Task Word_that_is_no_longer_there_is_refused()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(0), [new Correction.CorrectWord(CorrectedStore.Page(1), First, "Seite9", "neu")], None));
        await Assert.ThrowsAsync<UsageException>(() => store.Corrections.CorrectAsync(store.Order(0), [new Correction.CorrectWord(CorrectedStore.Page(1), new(60, 33, 9999, 73), "", "neu")], None));
    }

    [Fact]
    public async Task Corrected_word_stays_through_later_corrections_and_can_be_corrected_again()
    {
        await using var store = await CorrectedStore.MakeAsync();
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.CorrectWord(CorrectedStore.Page(1), First, "Seite1", "eins zwei")], None);
        await store.Corrections.CorrectAsync(store.Order(0), [new Correction.TurnPage(CorrectedStore.Page(1), Turn.Half)], None);
        var made = await store.Corrections.CorrectAsync(store.Order(0), [new Correction.SetField(FieldNames.Title, "T"), new Correction.TurnPage(CorrectedStore.Page(2), Turn.Half)], None);
        Assert.Contains("eins zwei", await store.TextAsync(made[0]), StringComparison.Ordinal);
        var gone = await store.Corrections.CorrectAsync(store.Order(0), [new Correction.CorrectWord(CorrectedStore.Page(1), First, "", "")], None);
        Assert.DoesNotContain("eins", await store.TextAsync(gone[0]), StringComparison.Ordinal);
        await store.IsSoundAsync();
    }

    [Theory]
    [InlineData("Seite1 Wort1", "Berlin Wort1")]
    [InlineData("Se ite1 Wort1", "Berlin Wort1")]
    [InlineData("Wort1", "Berlin Wort1")]
    public async Task What_is_read_anew_gives_way_to_a_persons_word(string read, string stands)
    {
        var image = new PageImage(new(Digest.Of("x"u8), ImageCoding.Tiff), 600, 400, 300, 300);
        var page = new RecordedPage(new("a.tif", 1), Digest.Of("key"u8), "a.tif", Digest.Of("s"u8)) { Image = image };
        var texts = new AltoTexts([new(page.Key, First, "Berlin")]);
        texts.Put(page.Id, Line(read));
        Assert.Equal(stands, (await texts.LoadAsync(page, None)).Lines.Single().ToString());
    }

    [Theory]
    [InlineData(Turn.None, false)]
    [InlineData(Turn.Half, false)]
    [InlineData(Turn.Half, true)]
    [InlineData(Turn.None, true)]
    public async Task Words_read_back_from_alto_are_written_as_the_same_file(Turn turn, bool mirrored)
    {
        var image = new PageImage(new(Digest.Of("x"u8), ImageCoding.Tiff), 600, 400, 300, 300) { Mirrored = mirrored };
        var page = new RecordedPage(new("a.tif", 1), Digest.Of("key"u8), "a.tif", Digest.Of("s"u8)) { Image = image, Turn = turn };
        var text = Samples.Lines(600, 400, 3, 3, word: n => n == 2 ? "Verwal-" : n == 3 ? "tung" : $"Wort{n}");
        var first = Written(page, text);
        var texts = new AltoTexts([]);
        texts.Add(new MemoryStream(first), [page.Id], new HashSet<PageId> { page.Id });
        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(Written(page, await texts.LoadAsync(page, None))));
    }

    [Theory]
    [InlineData("<alto><Layout><Page><PrintSpace><TextBlock HPOS='a' VPOS='1' WIDTH='1' HEIGHT='1'/></PrintSpace></Page></Layout></alto>")]
    [InlineData("<alto><Layout><Page><PrintSpace><TextBlock HPOS='2147483647' VPOS='1' WIDTH='9' HEIGHT='1'/></PrintSpace></Page></Layout></alto>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><alto>&x;</alto>")]
    [InlineData("<alto><Layout><Page>")]
    public void Hostile_alto_is_refused(string alto) => Assert.Throws<FormatException>(() =>
    {
        using var reader = new AltoReader(new MemoryStream(Encoding.UTF8.GetBytes(alto)));
        while (reader.Next() is not null)
        {
        }
    });

    private static byte[] Written(RecordedPage page, PageText text)
    {
        using var file = new MemoryStream();
        var writer = new AltoWriter(file, "a.tif", "", [], Samples.Clock);
        writer.Add(PageFrame.Of(page.Id, page.Image, page.Turn), text);
        writer.Finish();
        return file.ToArray();
    }

    /// <summary>The last word right of the corrected place, what comes before it share that place.</summary>
    private static PageText Line(string text)
    {
        var parts = text.Split(' ');
        var width = First.Width / Math.Max(1, parts.Length - 1);
        var words = parts.Select((p, i) => new Word(p, i == parts.Length - 1 ? new(300, 33, 420, 73) : new(60 + i * width, 34, 60 + (i + 1) * width - 2, 72), 0.9)).ToList();
        var box = new Box(60, 33, 420, 73);
        return new([new(box, [new(box, new(60, 65, 420, 65), words)])]);
    }
}
