using Ingest.Catalog;
using Ingest.Model;

namespace Ingest.Tests.Catalog;

public sealed class SearchTests : IDisposable
{
    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Straße", "1/1 2/1")]
    [InlineData("Strasse", "1/1 2/1")]
    [InlineData("STRASSE", "1/1 2/1")]
    [InlineData("Müller", "1/2 2/2 4/1")]
    [InlineData("Mueller", "1/2 2/2 4/1")]
    [InlineData("mu\u0308ller", "1/2 2/2 4/1")]
    [InlineData("Größe", "3/1")]
    [InlineData("Groesse", "3/1")]
    [InlineData("Grösse", "3/1")]
    [InlineData("Goethe", "3/1")]
    [InlineData("\"Bonner Strasse\"", "1/1 2/1")]
    public async Task German_spellings_find_each_other(string query, string expected)
    {
        var catalog = await folder.OpenWithAsync("Bonner Straße 4\fHerr Müller", "Bonner Strasse 4\fHerr Mueller", "in der Größe wie Goethe", "Muller");
        Assert.Equal(expected.Split(' '), await CatalogFolder.FoundAsync(catalog, query));
    }

    [Fact]
    public async Task All_words_must_stand_on_one_page()
    {
        var catalog = await folder.OpenWithAsync("Antrag auf Wohngeld", "Antrag\fWohngeld");
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "wohngeld antrag"));
    }

    [Fact]
    public async Task A_phrase_keeps_its_order()
    {
        var catalog = await folder.OpenWithAsync("Bescheid vom Amt", "Amt vom Bescheid");
        Assert.Equal(["2/1"], await CatalogFolder.FoundAsync(catalog, "\"amt vom bescheid\""));
        Assert.Equal(["1/1", "2/1"], await CatalogFolder.FoundAsync(catalog, "amt vom bescheid"));
    }

    [Fact]
    public async Task An_aktenzeichen_is_found_as_it_is_written()
    {
        var catalog = await folder.OpenWithAsync("Unser Zeichen: 31-1234/2020-5", "5 2020 1234 31");
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "31-1234/2020-5"));
    }

    [Fact]
    public async Task Long_words_find_what_begins_with_them_and_short_ones_do_not()
    {
        var catalog = await folder.OpenWithAsync("die Rechtskraft des Bescheides", "Amtsblatt");
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "bescheid"));
        Assert.Empty(await CatalogFolder.FoundAsync(catalog, "amt"));
        Assert.Empty(await CatalogFolder.FoundAsync(catalog, "\"bescheid\""));
    }

    [Fact]
    public async Task Fuzzy_finds_what_recognition_misread()
    {
        var catalog = await folder.OpenWithAsync("der Bebauungspian", "der Bebauungsplan", "Wassergebüren");
        Assert.Equal(["2/1"], await CatalogFolder.FoundAsync(catalog, "Bebauungsplan", fuzzy: true));
        Assert.Equal(["1/1", "2/1"], await CatalogFolder.FoundAsync(catalog, "Bebauungsplen", fuzzy: true));
        Assert.Equal(["3/1"], await CatalogFolder.FoundAsync(catalog, "Wassergebühren", fuzzy: true));
        Assert.Empty(await CatalogFolder.FoundAsync(catalog, "Bebauungsplen"));
    }

    [Fact]
    public async Task Filters_narrow_the_documents()
    {
        var catalog = folder.Open();
        await catalog.AddAsync(
        [
            CatalogFolder.Document(1, "Wasser"),
            CatalogFolder.Document(2, "Wasser", DocumentStatus.Provisional) with { Akte = "Eingang ungeklärt" },
            CatalogFolder.Document(3, "Wasser") with { Class = "RECHNUNG", Akte = "31_1234" },
        ], default);
        Assert.Equal(["1/1", "3/1"], await CatalogFolder.FoundAsync(catalog, "wasser status:filed"));
        Assert.Equal(["3/1"], await CatalogFolder.FoundAsync(catalog, "CLASS:rechnung wasser"));
        Assert.Equal(["2/1"], await CatalogFolder.FoundAsync(catalog, "akte:\"Eingang ungeklärt\" wasser"));
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "akte:31-1234"));
        Assert.Equal(["3/1"], await CatalogFolder.FoundAsync(catalog, "akte:31_"));
        Assert.Empty(await CatalogFolder.FoundAsync(catalog, "akte:% wasser"));
        Assert.Equal(["2/1"], await CatalogFolder.FoundAsync(catalog, "status:provisional"));
    }

    [Fact]
    public async Task Other_organisations_see_nothing()
    {
        var catalog = await folder.OpenWithAsync("Wasser");
        Assert.Empty((await catalog.SearchAsync(SearchQuery.Parse("wasser"), new(Organisation: "other"), default)).Hits);
        Assert.Single((await catalog.SearchAsync(SearchQuery.Parse("wasser"), new(Organisation: "default"), default)).Hits);
    }

    [Fact]
    public async Task A_hit_shows_its_words_marked_and_that_its_document_is_provisional()
    {
        var catalog = folder.Open();
        await catalog.AddAsync([CatalogFolder.Document(1, "erste\fDie <b>neue</b> \u0001Satzung\nüber Wasser", DocumentStatus.Provisional)], default);
        var hit = Assert.Single((await catalog.SearchAsync(SearchQuery.Parse("satzung wasser"), new(), default)).Hits);
        Assert.True(hit.Provisional);
        Assert.Equal(2, hit.Page);
        Assert.Equal(["Satzung", "Wasser"], hit.Snippet.Parts.Where(p => p.Marked).Select(p => p.Text));
        Assert.Equal("Die <b>neue</b>  [Satzung] über [Wasser]", hit.Snippet.ToString());
    }

    [Fact]
    public async Task Better_hits_come_first_and_pages_of_results_join_without_gap()
    {
        var catalog = await folder.OpenWithAsync([.. Enumerable.Range(1, 30).Select(n => $"Wasser {string.Concat(Enumerable.Repeat("und Land ", n))}")]);
        var all = (await catalog.SearchAsync(SearchQuery.Parse("wasser"), new(Limit: 30), default)).Hits;
        Assert.Equal(all.OrderBy(h => h.Rank).Select(h => h.Document.Id), all.Select(h => h.Document.Id));
        var first = await catalog.SearchAsync(SearchQuery.Parse("wasser"), new(Limit: 10), default);
        var second = await catalog.SearchAsync(SearchQuery.Parse("wasser"), new(After: first.Next, Limit: 20), default);
        Assert.Equal(all.Select(h => h.Document.Id), first.Hits.Concat(second.Hits).Select(h => h.Document.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("\"offen")]
    [InlineData("wasser\"")]
    [InlineData("wasser AND")]
    [InlineData("AND OR NOT")]
    [InlineData("NEAR(wasser satzung, 5)")]
    [InlineData("text:wasser")]
    [InlineData("{text}: wasser")]
    [InlineData("-text:wasser")]
    [InlineData("^wasser")]
    [InlineData("wasser*")]
    [InlineData("*")]
    [InlineData("(wasser")]
    [InlineData("wasser) OR (1=1")]
    [InlineData("'; drop table document; --")]
    [InlineData("\\ % _ ? $0 @x :y")]
    [InlineData("class:")]
    [InlineData("class: akte: status:")]
    [InlineData("status:' akte:\" class:%")]
    [InlineData("\0wasser\0")]
    [InlineData("\u0308")]
    [InlineData("\ud800 wasser \udfff")]
    [InlineData("\ufffd\ufeff\u200b")]
    [InlineData("日本語 ἀρχή Ѐ 🂡 𐍈 \ue000 ٣ Ⅷ ²")]
    [InlineData("+wasser -satzung \"a + b\" + c")]
    public async Task No_query_throws(string query)
    {
        var catalog = await folder.OpenWithAsync("Satzung über Wasser");
        _ = await CatalogFolder.FoundAsync(catalog, query);
        _ = await CatalogFolder.FoundAsync(catalog, query, fuzzy: true);
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "wasser"));
    }

    [Fact]
    public async Task Every_sign_alone_and_beside_a_word_is_a_query()
    {
        var catalog = await folder.OpenWithAsync("Satzung über Wasser");
        for (var sign = 1; sign < 0x3000; sign += sign < 0x300 ? 1 : 37)
        {
            _ = await CatalogFolder.FoundAsync(catalog, $"{(char)sign}");
            _ = await CatalogFolder.FoundAsync(catalog, $"wa{(char)sign}ser {(char)sign}x");
        }
    }

    [Fact]
    public async Task Very_long_queries_are_answered()
    {
        var catalog = await folder.OpenWithAsync("Satzung über Wasser");
        _ = await CatalogFolder.FoundAsync(catalog, string.Join(' ', Enumerable.Repeat("äöüßäöüß", 500)), fuzzy: true);
        _ = await CatalogFolder.FoundAsync(catalog, new string('ä', 10_000));
        _ = await CatalogFolder.FoundAsync(catalog, "\"" + string.Join(' ', Enumerable.Repeat("ä", 5000)));
    }
}
