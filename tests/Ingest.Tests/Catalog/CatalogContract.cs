using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Deposit;

namespace Ingest.Tests.Catalog;

/// <summary>What every catalog does, whatever database it lies in.</summary>
public abstract class CatalogContract(CatalogFolder folder) : IDisposable
{
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_list_shows_the_newest_version_in_order_of_akten()
    {
        var catalog = folder.Open();
        await catalog.AddAsync([CatalogFolder.Document(2, "zwei") with { Akte = "B" }, CatalogFolder.Document(1, "eins") with { Akte = "C" }], default);
        await catalog.AddAsync([CatalogFolder.Document(1, "eins neu\fund mehr", version: 2) with { Akte = "A" }], default);
        await catalog.AddAsync([CatalogFolder.Document(1, "eins") with { Akte = "C" }], default);
        var list = await catalog.ListAsync(CatalogFilter.All, default).ToListAsync();
        Assert.Equal([("A", 2, 2), ("B", 1, 1)], list.Select(d => (d.Akte, d.Version, d.Pages)));
        Assert.Equal(Digest.OfParts("pdf", "eins neu\fund mehr"), list[0].Sha256);
        Assert.Single(await CatalogFolder.FoundAsync(catalog, "neu"));
        Assert.Equal("B", Assert.Single(await catalog.ListAsync(new(Akte: "b"), default).ToListAsync()).Akte);
    }

    [Fact]
    public async Task Adding_a_document_again_changes_nothing()
    {
        var catalog = await folder.OpenWithAsync("Wasser", "Land");
        var before = await CatalogFolder.ShownAsync(catalog);
        await catalog.AddAsync([CatalogFolder.Document(1, "Wasser"), CatalogFolder.Document(2, "Land")], default);
        Assert.Equal(before, await CatalogFolder.ShownAsync(catalog));
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "wasser"));
    }

    [Fact]
    public async Task A_replaced_text_is_no_longer_found()
    {
        var catalog = await folder.OpenWithAsync("Wasser");
        await catalog.AddAsync([CatalogFolder.Document(1, "Land", version: 2)], default);
        Assert.Empty(await CatalogFolder.FoundAsync(catalog, "wasser"));
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "land"));
    }

    [Fact]
    public async Task A_document_is_found_by_its_content_and_by_its_id()
    {
        var catalog = await folder.OpenWithAsync("Wasser");
        var document = CatalogFolder.Document(1, "Wasser");
        Assert.Equal(document.Id, await catalog.FindAsync(document.ContentKey, default));
        Assert.Null(await catalog.FindAsync(Digest.OfParts("unknown"), default));
        Assert.Equal("Bescheid", (await catalog.FindAsync(document.Id, default))!.Title);
        Assert.Null(await catalog.FindAsync(Guid.Empty, default));
    }

    [Fact]
    public async Task A_rebuilt_catalog_equals_one_filled_document_by_document()
    {
        var store = await folder.Store.OpenAsync();
        var stored = new StoredDocuments(store, d => Assert.Fail(d.ToString()));
        var catalog = folder.Open();
        var indexer = new Indexer(catalog, stored);
        for (var i = 0; i < 12; i++)
            await indexer.AddAsync((await DepositAsync(store, i)).Marker, default);
        await indexer.FlushAsync(default);

        var rebuilt = folder.Open("rebuilt.db");
        Assert.True(rebuilt.IsNew);
        await rebuilt.AddAsync([CatalogFolder.Document(77, "not in the store")], default);
        await rebuilt.RebuildAsync(stored, default);
        await rebuilt.RebuildAsync(stored, default);

        var shown = await CatalogFolder.ShownAsync(catalog);
        Assert.Equal(24, shown.Count(l => l.StartsWith("page ", StringComparison.Ordinal)));
        Assert.Equal(string.Join("\n", shown), string.Join("\n", await CatalogFolder.ShownAsync(rebuilt)));
        foreach (var query in (string[])["gemeinsam", "nummer", "zweite 7", "status:provisional"])
        {
            var hits = (await catalog.SearchAsync(SearchQuery.Parse(query), new(), default)).Hits;
            Assert.NotEmpty(hits);
            Assert.Equal(Shown(hits), Shown((await rebuilt.SearchAsync(SearchQuery.Parse(query), new(), default)).Hits));
        }

        static IEnumerable<string> Shown(IEnumerable<SearchHit> hits) => hits.Select(h => $"{h.Document} {h.Page} {h.Snippet}");
    }

    [Fact]
    public async Task A_rebuild_leaves_out_what_cannot_be_read_and_says_so()
    {
        var store = await folder.Store.OpenAsync();
        var broken = await DepositAsync(store, 1);
        var textless = await DepositAsync(store, 2);
        await DepositAsync(store, 3);
        File.WriteAllText(folder.Store.PathOf(broken.Marker), "{}");
        File.Delete(folder.Store.PathOf(StoreLayout.Object(textless.Objects[ObjectRole.Text])));

        var reported = new List<Difference>();
        var catalog = folder.Open();
        await catalog.RebuildAsync(new StoredDocuments(store, reported.Add), default);

        Assert.Equal(2, (await catalog.ListAsync(CatalogFilter.All, default).ToListAsync()).Count);
        Assert.Equal(
            [(DifferenceKind.ObjectMissing, textless.Recorded.Id), (DifferenceKind.MarkerUnreadable, broken.Recorded.Id)],
            reported.Select(d => (d.Kind, d.Document!.Value)).Order());
    }

    [Fact]
    public async Task The_newest_of_many_versions_counts()
    {
        var store = await folder.Store.OpenAsync();
        var receipt = await DepositAsync(store, 1);
        var marker = MarkerReader.Read(await store.ReadRecordAsync(receipt.Marker, default));
        foreach (var version in (int[])[2, 9, 10])
        {
            var next = marker with { Version = version };
            await store.TryCreateRecordAsync(next.Name, MarkerWriter.Write(next), default);
        }

        var latest = Assert.Single(await new StoredDocuments(store, d => Assert.Fail(d.ToString())).LatestAsync(default).ToListAsync());
        Assert.Equal(10, latest.Version);
    }

    [Fact]
    public async Task The_verifier_misses_a_marker_the_catalog_knows()
    {
        var store = await folder.Store.OpenAsync();
        var catalog = folder.Open();
        await catalog.AddAsync([CatalogFolder.Document(1, "Wasser")], default);
        var difference = Assert.Single(await new StoreVerifier(store).VerifyAsync(catalog.ExpectedAsync(default), default).ToListAsync());
        Assert.Equal((DifferenceKind.MarkerMissing, CatalogFolder.Document(1, "").Id), (difference.Kind, difference.Document));
    }

    [Fact]
    public async Task Two_writers_and_a_reader_share_a_catalog()
    {
        using var one = folder.OpenAnew();
        using var other = folder.OpenAnew();
        await Task.WhenAll(
            Enumerable.Range(1, 40).Select(n => (n % 2 == 0 ? one : other).AddAsync([CatalogFolder.Document(n, $"Wasser {n}")], default).AsTask())
                .Append(Task.Run(async () =>
                {
                    for (var i = 0; i < 20; i++)
                        _ = await CatalogFolder.FoundAsync(one, "wasser");
                })));
        Assert.Equal(40, (await CatalogFolder.FoundAsync(other, "wasser")).Count);
    }

    [Fact]
    public async Task A_list_of_any_length_is_read_part_by_part()
    {
        var catalog = folder.Open();
        await catalog.AddAsync([.. Enumerable.Range(1, 25).Select(n => CatalogFolder.Document(n, "Text") with { Akte = $"A {n % 4}", Date = n % 3 == 0 ? "" : $"20{n % 5:00}-01-02" })], default);
        var all = (await catalog.ListAsync(CatalogFilter.All, "", 100, default)).Documents;
        var joined = new List<Guid>();
        for (var after = ""; joined.Count == 0 || after.Length > 0;)
        {
            var part = await catalog.ListAsync(CatalogFilter.All, after, 4, default);
            Assert.True(part.Documents.Count <= 4);
            joined.AddRange(part.Documents.Select(d => d.Id));
            after = part.Next;
        }

        Assert.Equal(25, joined.Count);
        Assert.Equal(all.Select(d => d.Id), joined);
        Assert.Equal(joined[7..], (await catalog.ListAsync(CatalogFilter.All, default, all[6].Cursor).ToListAsync()).Select(d => d.Id));
        await Assert.ThrowsAsync<UsageException>(async () => await catalog.ListAsync(CatalogFilter.All, "x", 4, default));
    }

    [Fact]
    public async Task A_document_is_named_by_the_beginning_of_its_id()
    {
        var catalog = await folder.OpenWithAsync("Wasser", "Land");
        Assert.Equal([CatalogFolder.Document(2, "").Id], await catalog.IdsAsync("00000002", 2, default));
        Assert.Equal(2, (await catalog.IdsAsync("0000000", 5, default)).Count);
        Assert.Empty(await catalog.IdsAsync("ffff", 5, default));
    }

    [Fact]
    public async Task Words_of_a_document_that_was_taken_out_leave_the_list_of_words_and_those_of_others_stay()
    {
        var catalog = folder.Open();
        await catalog.AddAsync(
            [
                CatalogFolder.Document(1, "Grundstück Wasserwerk") with { Title = "Brunnenschacht", Sender = "Zimmermeister" },
                CatalogFolder.Document(2, "Grundstück Landratsamt") with { Title = "Bescheid", Sender = "" },
            ],
            default);
        Assert.Equal(["wasserwerk"], await catalog.SimilarWordsAsync("wasserwark", default));
        await catalog.RemoveAsync([CatalogFolder.Document(1, "").Id], default);

        Assert.Empty(await catalog.SimilarWordsAsync("wasserwark", default));
        Assert.Equal(["landratsamt"], await catalog.SimilarWordsAsync("landratsant", default));
        Assert.Equal(["grundstuck"], (await catalog.SimilarWordsAsync("grundstuch", default)).Take(1));
        Assert.Equal(["grundstuck", "landratsamt"], folder.Listed().Where(w => w[0] < '\uE000'));
        Assert.DoesNotContain(folder.Listed(), w => w.Contains("zimmermeister", StringComparison.Ordinal) || w.Contains("brunnenschacht", StringComparison.Ordinal) || w.Contains("krewressaw", StringComparison.Ordinal));
        await catalog.AddAsync([CatalogFolder.Document(3, "Wasserwerk")], default);
        Assert.Equal(["wasserwerk"], await catalog.SimilarWordsAsync("wasserwark", default));
        await catalog.OptimizeAsync(default);
        Assert.Equal(["wasserwerk"], await catalog.SimilarWordsAsync("wasserwark", default));
    }

    [Fact]
    public async Task A_word_that_a_correction_took_from_its_last_page_leaves_the_list_of_words()
    {
        var catalog = await folder.OpenWithAsync("Wasserwark am Fluss", "Landratsamt");
        await catalog.AddAsync([CatalogFolder.Document(1, "Wasserwerk am Fluss", version: 2)], default);
        Assert.Equal(["fluss", "landratsamt", "wasserwerk"], folder.Listed().Where(w => w[0] < '\uE000'));
    }

    [Fact]
    public async Task A_page_that_loses_its_text_or_goes_is_found_no_more()
    {
        var catalog = await folder.OpenWithAsync("Wasser\fLand\fLuft");
        await catalog.AddAsync([CatalogFolder.Document(1, "Wasser\fFeuer", version: 2)], default);
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "wasser"));
        Assert.Equal(["1/2"], await CatalogFolder.FoundAsync(catalog, "feuer"));
        Assert.Empty(await CatalogFolder.FoundAsync(catalog, "luft"));
        Assert.Empty(await CatalogFolder.FoundAsync(catalog, "land"));
        Assert.Equal("Feuer", await catalog.PageTextAsync(CatalogFolder.Document(1, "").Id, 2, default));
        Assert.Equal("", await catalog.PageTextAsync(CatalogFolder.Document(1, "").Id, 3, default));
    }

    private Task<Receipt> DepositAsync(FileStore store, int number) => SampleDocuments.DepositAsync(
        store, Path.Combine(folder.Store.Root, "work"), FaultPoints.None,
        SampleDocuments.Recorded($"stack-{number}.tif", route: number % 3 == 0 ? Route.Review : Route.Deposit, akte: number % 4 == 0 ? "" : $"31-{number}/2020"),
        $"Nummer {number} gemeinsam\n\fzweite Seite {number}");
}
