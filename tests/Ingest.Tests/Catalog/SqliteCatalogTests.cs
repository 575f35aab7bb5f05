using Ingest.Catalog;
using Ingest.Catalog.Sqlite;
using Ingest.Catalog.Words;

namespace Ingest.Tests.Catalog;

public sealed class SqliteCatalogTests() : CatalogContract(new CatalogFolder());

public sealed class SqliteSearchTests() : SearchContract(new CatalogFolder());

public sealed class SqliteComparisonTests : ComparisonContract
{
    private readonly CatalogFolder folder;

    public SqliteComparisonTests() : this(new())
    {
    }

    private SqliteComparisonTests(CatalogFolder folder) : base(folder) => this.folder = folder;

    /// <summary>In PostgreSQL the index is a column of the page.</summary>
    [Fact]
    public async Task A_text_whose_index_says_something_else_is_named()
    {
        var (catalog, stored, _) = await BuiltAsync();
        folder.Execute("delete from page_text where rowid=(select id from page limit 1); insert into page_text(rowid, words) select id, 'erste' from page limit 1");
        Assert.Contains(await catalog.CompareAsync(stored, default).ToListAsync(), f => f.Detail.Contains("full-text index", StringComparison.Ordinal));
    }

    /// <summary>The row is written twice: the index then has the words of both.</summary>
    [Fact]
    public async Task A_word_too_many_on_a_page_of_the_index_is_named_and_mended_by_a_rebuild()
    {
        var (catalog, stored, ids) = await BuiltAsync();
        folder.Execute($"insert into page_text(rowid, words) select p.id, 'nirgendwo' from page p join document d on d.key=p.document where d.id='{ids[1]}' and p.number=2");
        var fault = Assert.Single(await catalog.CompareAsync(stored, default).ToListAsync());
        Assert.Equal(($"page_text {ids[1]}#2", "The full-text index does not match the text (words too many: 1).", ids[1]), (fault.Place, fault.Detail, fault.Document));
        await catalog.RebuildAsync(stored, default);
        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());
    }

    [Fact]
    public async Task Words_of_the_index_in_another_order_are_named()
    {
        var (catalog, stored, ids) = await BuiltAsync();
        var stranger = await stored.LatestAsync(default).FirstAsync(d => d.Id == ids[1]);
        var indexer = new PageIndexer(new KnownWords());
        var words = indexer.Index(stranger.Texts[1], indexer.MarksOf(stranger), first: false).Split(' ');
        (words[0], words[1]) = (words[1], words[0]);
        var page = $"(select p.id from page p join document d on d.key=p.document where d.id='{ids[1]}' and p.number=2)";
        folder.Execute($"delete from page_text where rowid={page}; insert into page_text(rowid, words) select {page}, '{string.Join(' ', words)}'");
        Assert.EndsWith("other places).", Assert.Single(await catalog.CompareAsync(stored, default).ToListAsync()).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_the_index_without_a_page_is_named_and_mended_by_a_rebuild()
    {
        var (catalog, stored, _) = await BuiltAsync();
        folder.Execute("insert into page_text(rowid, words) values (4711, 'nirgendwo'), (4712, '')");
        Assert.Equal(["page_text 4711", "page_text 4712"], (await catalog.CompareAsync(stored, default).ToListAsync()).Select(f => f.Place));
        await catalog.RebuildAsync(stored, default);
        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());
    }
}

public sealed class SqliteCatalogFileTests : IDisposable
{
    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_damaged_catalog_is_named_and_can_be_thrown_away()
    {
        File.WriteAllText(folder.File, new string('x', 10_000));
        var failure = Assert.Throws<StoreException>(() => folder.Open());
        Assert.Contains("damaged", failure.Message, StringComparison.Ordinal);
        Assert.Contains("verify --repair", failure.Advice, StringComparison.Ordinal);
        SqliteCatalog.Discard(folder.File);
        var catalog = folder.Open();
        Assert.True(catalog.IsNew);
        Assert.Empty(await catalog.ListAsync(CatalogFilter.All, default).ToListAsync());
    }
}
