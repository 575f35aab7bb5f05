using System.Buffers.Text;
using System.Text;
using Ingest.Catalog;
using Ingest.Model;

namespace Ingest.Tests.Catalog;

/// <summary>What every catalog finds, whatever database it lies in.</summary>
public abstract class SearchContract(CatalogFolder folder) : IDisposable
{
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

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
        Assert.Equal(["1/1", "2/1"], await CatalogFolder.FoundAsync(catalog, "Bebauungsplan", fuzzy: true));
        Assert.Equal(["2/1"], await CatalogFolder.FoundAsync(catalog, "Bebauungsplan"));
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
        Assert.Equal(["1/1", "3/1"], await CatalogFolder.FoundAsync(catalog, "akte:31-1234"));
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "az:31.1234/2020"));
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

    [Theory]
    [InlineData("az:31 wasser", "1/1 2/1")]
    [InlineData("wasser -satzung", "2/1 3/1")]
    [InlineData("wasser -\"über wasser\"", "2/1 3/1")]
    [InlineData("-satzung", "2/1 3/1 4/1")]
    [InlineData("wasser -az:31", "3/1")]
    [InlineData("typ:bescheid", "1/1")]
    [InlineData("typ:bescheid typ:rechnung wasser", "1/1 2/1")]
    [InlineData("-typ:bescheid wasser", "2/1 3/1")]
    [InlineData("von:Stadtwerke wasser", "2/1")]
    [InlineData("von:stadtwerk", "2/1")]
    [InlineData("titel:Wassergebuehr", "2/1")]
    [InlineData("titel:\"gebühr 2021\"", "3/1")]
    [InlineData("vorgang:7", "3/1")]
    [InlineData("datum:2019..2020 wasser", "1/1 2/1")]
    [InlineData("datum:2020", "2/1")]
    [InlineData("datum:2020-02..", "2/1 3/1")]
    [InlineData("datum:..31.12.2019", "1/1")]
    [InlineData("datum:17.5.2019", "1/1")]
    [InlineData("datum:\"Mai 2019\"", "1/1")]
    [InlineData("datum:\"17. Mai 2019\" wasser", "1/1")]
    [InlineData("datum:05.2019..2.2020", "1/1 2/1")]
    [InlineData("datum:2018", "")]
    [InlineData("status:provisional", "3/1")]
    [InlineData("*gebühr", "2/1")]
    [InlineData("*land wasser", "3/1")]
    [InlineData("lan*", "3/1 4/1")]
    [InlineData("lan", "")]
    public async Task Fields_and_signs_narrow_what_is_found(string query, string expected)
    {
        var catalog = folder.Open();
        await catalog.AddAsync(
        [
            CatalogFolder.Document(1, "Satzung über Wasser") with { Date = "2019-05-17" },
            CatalogFolder.Document(2, "Wasser und Wassergebühr") with { Akte = "31 / 9", Class = "RECHNUNG", Date = "2020-02-28", Sender = "Stadtwerke Neustadt", Title = "Wassergebühren" },
            CatalogFolder.Document(3, "Wasser im Oberland, Landrat", DocumentStatus.Provisional) with { Akte = "40", Vorgang = "7", Class = "VERMERK", Date = "2021-01-01", Title = "Gebühr für 2021" },
            CatalogFolder.Document(4, "Landrat") with { Akte = "B", Class = "VERMERK", Date = "" },
        ], default);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await CatalogFolder.FoundAsync(catalog, query));
    }

    [Theory]
    [InlineData("Bebauungsplan", "1/1 2/1")]
    [InlineData("\"der Bebauungsplan liegt\"", "1/1")]
    [InlineData("Rhein-Main", "3/1")]
    [InlineData("rheinmain", "3/1")]
    [InlineData("\"Ein und Ausgang\"", "4/1")]
    [InlineData("GEMEINDEORDNUNG", "5/1")]
    [InlineData("Waffer", "")]
    [InlineData("Wasser", "6/1")]
    public async Task Words_divided_at_line_ends_are_whole(string query, string expected)
    {
        var catalog = await folder.OpenWithAsync(
            "der Bebau-\nungsplan liegt aus", "im Bebauungs⸗\n plan", "Raum Rhein-\nMain", "der Ein-\nund Ausgang", "DIE GEMEINDE-\nORDNUNG", "Waſſer");
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await CatalogFolder.FoundAsync(catalog, query));
    }

    [Theory]
    [InlineData("Verwaltung", "Verwaltnng")]
    [InlineData("Gemeinde", "Gerneinde")]
    [InlineData("Kommission", "Konimission")]
    [InlineData("Wasser", "Waffer")]
    [InlineData("Straße", "Strabe")]
    [InlineData("Bürgermeister", "Burgermcister")]
    [InlineData("Bürgermeister", "Biirgermeister")]
    [InlineData("Eisenbahn", "Eiscnbalin")]
    [InlineData("Illustration", "1llustration")]
    [InlineData("Oktober", "0ktober")]
    [InlineData("Amtsgericht", "Arntsgcricht")]
    [InlineData("Haus", "Hans")]
    [InlineData("1950", "195o")]
    [InlineData("\"Königliche Regierung\"", "Königliche Rcgierung")]
    public async Task What_recognition_misreads_is_found_when_similar_words_count(string word, string misread)
    {
        var catalog = await folder.OpenWithAsync($"vor {misread} nach", "ganz anderes");
        Assert.Empty(await CatalogFolder.FoundAsync(catalog, word));
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, word, fuzzy: true));
        var found = await catalog.SearchAsync(SearchQuery.Parse(word), new(Fuzzy: Fuzzy.WhenNothingIsFound), default);
        Assert.True(Assert.Single(found.Hits).Similar);
        Assert.NotEmpty(found.Words.In($"vor {misread} nach"));
    }

    [Fact]
    public async Task Pages_with_similar_words_come_behind_those_with_the_word_itself()
    {
        var catalog = await folder.OpenWithAsync([.. Enumerable.Range(1, 30).Select(n => n % 2 == 0 ? "Gerneinde Gerneinde" : "die Gemeinde und vieles andere mehr")]);
        var hits = await AllAsync(catalog, "Gemeinde", 7);
        Assert.Equal(Enumerable.Repeat(false, 15).Concat(Enumerable.Repeat(true, 15)), hits.Select(h => h.Similar));
        Assert.Equal(30, hits.Select(h => h.Document.Id).Distinct().Count());
    }

    [Fact]
    public async Task Every_page_that_has_the_word_is_found_once_however_many_they_are()
    {
        var catalog = folder.Open();
        const int Documents = 1300;
        // more forms than are looked up one by one
        await catalog.AddAsync([.. Enumerable.Range(1, Documents).Select(n => CatalogFolder.Document(n, $"Bescheid{(n % 3 == 0 ? Letters(n) : "")} Nummer {n}"))], default);
        var hits = await AllAsync(catalog, "Bescheid", 170);
        Assert.Equal(Documents, hits.Count);
        Assert.Equal(Documents, hits.Select(h => h.Document.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_must_not_stand_there_is_left_out_however_many_forms_it_has()
    {
        var catalog = folder.Open();
        const int Documents = 1300;
        // the newest pages all have it, each in a form of its own; of the oldest every second has not
        await catalog.AddAsync([.. Enumerable.Range(1, Documents).Select(n => CatalogFolder.Document(n, n < 100 && n % 2 == 0 ? "Wasser" : $"Wasser Be-\nscheid{Letters(n)}"))], default);
        var expected = Enumerable.Range(1, 99).Where(n => n % 2 == 0).ToList();
        Assert.Equal(expected.Select(n => $"{n}/1").Order(StringComparer.Ordinal), await CatalogFolder.FoundAsync(catalog, "Wasser -Bescheid"));
        var hits = await AllAsync(catalog, "Wasser -Bescheid", 20);
        Assert.Equal(expected.Count, hits.Count);
        Assert.Equal(expected.Count, hits.Select(h => h.Document.Id).Distinct().Count());
    }

    [Fact]
    public async Task Of_very_many_words_that_end_so_the_frequent_ones_count()
    {
        const string Frequent = "Wasserversorgungsanschlussgebühr";
        for (var n = 1; n <= 3; n++)
        {
            // each writes its words anew: that is how their frequency is known
            using var writer = folder.OpenAnew();
            await writer.AddAsync([CatalogFolder.Document(n, Frequent)], default);
        }

        var catalog = folder.Open();
        await catalog.AddAsync([.. Enumerable.Range(4, 600).Select(n => CatalogFolder.Document(n, $"{Letters(n)}gebühr"))], default);
        var hits = await AllAsync(catalog, "*gebühr", 50);
        Assert.Equal(3, hits.Count(h => h.Snippet.ToString().Contains(Frequent, StringComparison.Ordinal)));
        // the other 399 of the 400 forms that are looked up
        Assert.Equal(399 + 3, hits.Count(h => !h.Similar));
    }

    [Fact]
    public async Task Dissolved_documents_are_only_found_by_their_status()
    {
        var catalog = folder.Open();
        await catalog.AddAsync([CatalogFolder.Document(1, "Wasser", DocumentStatus.Dissolved), CatalogFolder.Document(2, "Wasser")], default);
        Assert.Equal(["2/1"], await CatalogFolder.FoundAsync(catalog, "wasser"));
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "wasser status:dissolved"));
        Assert.Equal(["2/1"], await CatalogFolder.FoundAsync(catalog, "typ:bescheid"));
    }

    [Fact]
    public async Task A_cursor_of_something_else_is_refused()
    {
        var catalog = await folder.OpenWithAsync("Wasser");
        string[] json = ["{}", "\"s\"", "[\"s\",null,\"0\",\"0\",\"0\"]", "[\"s\",0,\"0\",\"0\",\"0\"]", "[\"s\",\"0\",\"9\",\"0\",\"0\"] x", "[\"s\",\"0\",\"9\",\"0\",\"0\"", "[\"s\",\"\\ud800\",\"9\",\"0\",\"0\"]"];
        string[] cursors = ["x", "WyJzIl0", new string('A', 9000), "WyJzIiwiMCIsIi0xIiwiYSIsIjAiXQ", "WyJzIiwi_yIsIjkiLCIwIiwiMCJd", .. json.Select(j => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(j)))];
        foreach (var cursor in cursors)
            await Assert.ThrowsAsync<UsageException>(async () => await catalog.SearchAsync(SearchQuery.Parse("wasser"), new(After: cursor), default));
    }

    [Fact]
    public void What_a_query_does_not_take_is_said()
    {
        Assert.Contains("keins", Assert.Single(SearchQuery.Parse("datum:keins wasser").Notes), StringComparison.Ordinal);
        Assert.Single(SearchQuery.Parse(new string('a', 1001)).Notes);
        Assert.Single(SearchQuery.Parse(string.Join(' ', Enumerable.Repeat("a", 33))).Notes);
        Assert.StartsWith("'klasse:' is no field", Assert.Single(SearchQuery.Parse("klasse:BESCHEID wasser").Notes), StringComparison.Ordinal);
        Assert.Empty(SearchQuery.Parse("datum:2019..2021 wasser 12:30 Betr.:Bau \"klasse:BESCHEID\"").Notes);
    }

    /// <summary>Others for each number; none folds away, as the e of ae would.</summary>
    private static string Letters(int n) => string.Concat($"{n}".Select(c => (char)('k' + (c - '0'))));

    private static async Task<List<SearchHit>> AllAsync(ICatalog catalog, string query, int limit)
    {
        var all = new List<SearchHit>();
        for (var after = ""; all.Count == 0 || after.Length > 0;)
        {
            var part = await catalog.SearchAsync(SearchQuery.Parse(query), new(After: after, Limit: limit, Fuzzy: Fuzzy.Always), default);
            all.AddRange(part.Hits);
            after = part.Next;
        }

        return all;
    }
}
