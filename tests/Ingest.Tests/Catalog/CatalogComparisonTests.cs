using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Deposit;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.Catalog;

/// <summary>Whatever is changed in a catalog, verification finds it and names the row.</summary>
public sealed class CatalogComparisonTests : IDisposable
{
    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_catalog_that_was_just_built_is_what_the_store_says()
    {
        var (catalog, stored, _) = await BuiltAsync();
        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());
        Assert.Empty(await CatalogComparison.OfAsync(catalog, stored, default).ToListAsync());
    }

    [Fact]
    public async Task A_change_in_any_column_of_any_table_is_named_with_its_row()
    {
        var (catalog, stored, ids) = await BuiltAsync();
        foreach (var (table, column, type) in Columns())
        {
            var copy = Query($"select rowid_, old from (select {(table == "document" ? "id" : "rowid")} as rowid_, quote(\"{column}\") as old from \"{table}\" limit 1 offset 1)").Single();
            var changed = type == "INTEGER" ? $"\"{column}\" + 100" : $"\"{column}\" || 'x'";
            var where = table == "document" ? $"id='{copy[0]}'" : $"rowid={copy[0]}";
            Execute($"update \"{table}\" set \"{column}\" = {changed} where {where}");
            var found = await catalog.CompareAsync(stored, default).ToListAsync();
            Assert.True(found.Any(f => f.Place.StartsWith(table, StringComparison.Ordinal)), $"{table}.{column}: {string.Join("; ", found)}");
            Execute($"update \"{table}\" set \"{column}\" = {copy[1]} where {(table == "document" && column == "id" ? $"id='{copy[0]}x'" : where)}");
        }

        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());
        Assert.Equal(3, ids.Count);
    }

    [Fact]
    public async Task A_missing_row_and_one_too_many_are_named()
    {
        var (catalog, stored, ids) = await BuiltAsync();
        Execute($"delete from document where id='{ids[0]}'");
        Assert.Contains(await catalog.CompareAsync(stored, default).ToListAsync(), f => f.Document == ids[0] && f.Detail.Contains("not in the catalog", StringComparison.Ordinal));
        Assert.Contains(await CatalogComparison.OfAsync(catalog, stored, default).ToListAsync(), f => f.Document == ids[0]);
        await catalog.AddAsync([CatalogFolder.Document(77, "nirgends")], default);
        Assert.Contains(await catalog.CompareAsync(stored, default).ToListAsync(), f => f.Detail.Contains("No marker", StringComparison.Ordinal));
        await catalog.RebuildAsync(stored, default);
        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());
    }

    [Fact]
    public async Task A_text_whose_index_says_something_else_is_named()
    {
        var (catalog, stored, _) = await BuiltAsync();
        // the index alone is changed
        Execute("delete from page_text where rowid=(select id from page limit 1); insert into page_text(rowid, words) select id, 'erste' from page limit 1");
        Assert.Contains(await catalog.CompareAsync(stored, default).ToListAsync(), f => f.Detail.Contains("full-text index", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_catalog_of_a_newer_program_is_refused_and_kept()
    {
        using (await folder.OpenWithAsync("Text"))
        {
        }

        Execute("pragma user_version=99");
        var refused = Assert.Throws<StoreException>(() => folder.Open());
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
        Assert.Equal("1", Query("select count(*) from document").Single()[0]);
    }

    [Fact]
    public async Task A_catalog_of_a_former_version_is_built_anew()
    {
        var (catalog, stored, _) = await BuiltAsync();
        catalog.Dispose();
        Execute("pragma user_version=1");
        var again = folder.Open();
        Assert.True(again.IsNew);
        await again.RebuildAsync(stored, default);
        Assert.Empty(await again.CompareAsync(stored, default).ToListAsync());
    }

    private async Task<(ICatalog Catalog, StoredDocuments Stored, List<Guid> Ids)> BuiltAsync()
    {
        var store = await folder.Store.OpenAsync();
        var ids = new List<Guid>();
        foreach (var stack in (string[])["a.tif", "b.tif", "c.tif"])
        {
            var recorded = SampleDocuments.Recorded(stack, subject: $"Betreff {stack}");
            await new Depositor(store, SampleDocuments.Batch, FaultPoints.None, SampleDocuments.Labels)
                .RunAsync(SampleDocuments.Rendered(Path.Combine(folder.Store.Root, "work"), recorded, $"Erste Seite {stack}\fZweite Seite"), default);
            ids.Add(recorded.Id);
        }

        var stored = new StoredDocuments(store, _ => { });
        var catalog = folder.Open();
        await catalog.RebuildAsync(stored, default);
        return (catalog, stored, ids);
    }

    private List<(string Table, string Column, string Type)> Columns() =>
    [
        .. Query("""
            select t.name, c.name, upper(c.type) from sqlite_schema t, pragma_table_info(t.name) c
            where t.type='table' and t.sql not like 'create virtual%' and t.name not like 'page_text%' and t.name not like 'sqlite_%'
            and not (upper(c.type)='INTEGER' and c.pk=1) and exists (select 1 from pragma_table_info(t.name) k where k.name='document' or t.name='document')
            """).Select(r => (r[0], r[1], r[2])),
    ];

    private List<string[]> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader[i], System.Globalization.CultureInfo.InvariantCulture)!)]);
        return rows;
    }

    private void Execute(string sql) => Query(sql);
}
