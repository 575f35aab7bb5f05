using Ingest.Catalog;
using Ingest.Catalog.Sqlite;

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
