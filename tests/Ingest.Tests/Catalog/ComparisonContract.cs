using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Deposit;

namespace Ingest.Tests.Catalog;

/// <summary>Whatever is changed in a catalog, verification finds it and names the row. The same for both databases.</summary>
public abstract class ComparisonContract(CatalogFolder folder) : IDisposable
{
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_catalog_that_was_just_built_is_what_the_store_says()
    {
        var (catalog, stored, _) = await BuiltAsync();
        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());
    }

    [Fact]
    public async Task A_change_in_any_column_of_any_table_is_named_with_its_row_and_mended_by_a_rebuild()
    {
        var (catalog, stored, ids) = await BuiltAsync();
        var columns = folder.Columns();
        Assert.Equal(["document", "page"], columns.Select(c => c.Table).Distinct().Order());
        Assert.InRange(columns.Count, 22, 24);
        foreach (var (table, column, changed) in columns)
        {
            var row = table == "document" ? $"id='{ids[1]}'" : $"number=2 and document=(select key from document where id='{ids[1]}')";
            Assert.Equal(1, folder.Execute($"update {table} set {column} = {changed} where {row}"));
            var found = await catalog.CompareAsync(stored, default).ToListAsync();
            // other tables name the row of a document by its key
            Assert.True(found.Any(f => column == "key" || f.Place.StartsWith(table, StringComparison.Ordinal)), $"{table}.{column}: {string.Join("; ", found)}");
            await catalog.RebuildAsync(stored, default);
            found = await catalog.CompareAsync(stored, default).ToListAsync();
            Assert.True(found.Count == 0, $"{table}.{column}: {string.Join("; ", found)}");
        }
    }

    [Fact]
    public async Task A_missing_row_and_one_too_many_are_named()
    {
        var (catalog, stored, ids) = await BuiltAsync();
        folder.Execute($"delete from document where id='{ids[0]}'");
        Assert.Contains(await catalog.CompareAsync(stored, default).ToListAsync(), f => f.Document == ids[0] && f.Detail.Contains("not in the catalog", StringComparison.Ordinal));
        await catalog.AddAsync([CatalogFolder.Document(77, "nirgends")], default);
        Assert.Contains(await catalog.CompareAsync(stored, default).ToListAsync(), f => f.Detail.Contains("No marker", StringComparison.Ordinal));
        await catalog.RebuildAsync(stored, default);
        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());

        folder.Execute("delete from page where number=2");
        Assert.Equal(3, (await catalog.CompareAsync(stored, default).ToListAsync()).Count(f => f.Place.StartsWith("page ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_word_that_the_list_of_words_lacks_is_named_and_mended_by_a_rebuild()
    {
        var (catalog, stored, ids) = await BuiltAsync();
        folder.Unlist("zweite");
        Assert.Contains(await catalog.CompareAsync(stored, default).ToListAsync(), f => f.Place.StartsWith("word ", StringComparison.Ordinal) && ids.Contains(f.Document!.Value));
        await folder.OpenAnew().RebuildAsync(stored, default);
        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());
    }

    [Fact]
    public async Task A_catalog_of_a_newer_program_is_refused_and_kept()
    {
        await folder.OpenWithAsync("Text");
        folder.SetVersion(99);
        var refused = Assert.Throws<StoreException>(() => folder.OpenAnew());
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, folder.Execute("update document set version=version"));
    }

    [Fact]
    public async Task A_catalog_of_a_former_version_is_built_anew()
    {
        var (_, stored, _) = await BuiltAsync();
        folder.SetVersion(0);
        var again = folder.Open();
        Assert.True(again.IsNew);
        await again.RebuildAsync(stored, default);
        Assert.Empty(await again.CompareAsync(stored, default).ToListAsync());
    }

    protected async Task<(ICatalog Catalog, StoredDocuments Stored, List<Guid> Ids)> BuiltAsync()
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
}
