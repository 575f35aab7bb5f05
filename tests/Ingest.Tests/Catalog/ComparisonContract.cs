using System.Runtime.CompilerServices;
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

    [Theory]
    [InlineData("nirgendwo")]
    // forwards a word of a page, backwards after a length that is not its own; and backwards without the word
    [InlineData("\uE100\uE105etiewz")]
    [InlineData("\uE100\uE109owdnegrin")]
    // no words of the list: too short, without a letter, another mark than those of title and sender
    [InlineData("ab")]
    [InlineData("12345")]
    [InlineData("\uE001bescheid")]
    [InlineData("\uE007nirgendwo")]
    public async Task A_word_too_many_in_the_list_of_words_is_named_and_mended_by_a_rebuild(string entry)
    {
        var (catalog, stored, _) = await BuiltAsync();
        var before = folder.Listed();
        folder.List(entry);
        var place = folder.Listed().ToList().IndexOf(entry) + 1;
        Assert.Equal($"word, entry {place} in the order of terms", Assert.Single(await catalog.CompareAsync(stored, default).ToListAsync()).Place);
        await catalog.RebuildAsync(stored, default);
        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());
        Assert.Equal(before, folder.Listed());
    }

    [Fact]
    public async Task Pages_that_are_added_or_corrected_meanwhile_are_no_difference()
    {
        var catalog = folder.Open();
        // as many as are compared at once: the next comes when these have been
        StoredDocument[] documents = [.. Enumerable.Range(1, 50).Select(n => CatalogFolder.Document(n, $"Seite {n}"))];
        await catalog.AddAsync(documents, default);
        var meanwhile = new Meanwhile(new Listed(documents), async () => await catalog.AddAsync([CatalogFolder.Document(1, "Anders", version: 2), CatalogFolder.Document(77, "Andernorts")], default));
        Assert.Empty(await catalog.CompareAsync(meanwhile, default).ToListAsync());
        Assert.Superset(new HashSet<string> { "anders", "andernorts" }, folder.Listed().ToHashSet());
    }

    [Fact]
    public async Task A_document_that_lost_its_pages_leaves_no_word()
    {
        var catalog = folder.Open();
        var first = CatalogFolder.Document(1, "Erste Seite") with { Title = "Vermerk", Sender = "Bauamt" };
        var dissolved = first with { Version = 2, Status = DocumentStatus.Dissolved, Marker = Digest.OfParts("dissolved"), Pages = 0, Texts = [] };
        await catalog.AddAsync([first], default);
        await catalog.AddAsync([dissolved], default);
        Assert.Empty(folder.Listed());
        Assert.Empty(await catalog.CompareAsync(new Listed([dissolved]), default).ToListAsync());
        // as former programs did
        folder.List("\uE007vermerk");
        Assert.Empty(await catalog.CompareAsync(new Listed([dissolved]), default).ToListAsync());
    }

    [Fact]
    public async Task Letters_beyond_the_basic_plane_are_found_and_no_difference()
    {
        var letters = string.Concat(Enumerable.Repeat("\U0001D400", 40));
        var catalog = folder.Open();
        var document = CatalogFolder.Document(1, $"\U0001D400\U0001D41B\U0001D41C {letters} x{letters}");
        await catalog.AddAsync([document], default);
        Assert.Empty(await catalog.CompareAsync(new Listed([document]), default).ToListAsync());
        Assert.Equal(["1/1"], await CatalogFolder.FoundAsync(catalog, "\U0001D400\U0001D41B\U0001D41C"));
    }

    [Fact]
    public async Task An_emptied_catalog_is_filled_again()
    {
        var (catalog, stored, ids) = await BuiltAsync();
        var listed = folder.Listed();
        await catalog.ClearAsync(default);
        Assert.Equal(ids.Count, (await catalog.CompareAsync(stored, default).ToListAsync()).Count(f => f.Detail.Contains("not in the catalog", StringComparison.Ordinal)));
        await catalog.RebuildAsync(stored, default);
        Assert.Empty(await catalog.CompareAsync(stored, default).ToListAsync());
        Assert.Equal(listed, folder.Listed());
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

    /// <summary>A store with these documents.</summary>
    private sealed class Listed(IReadOnlyList<StoredDocument> documents) : IStoredDocuments
    {
        public IAsyncEnumerable<StoredDocument> LatestAsync(CancellationToken cancel) => documents.ToAsyncEnumerable();

        public ValueTask<StoredDocument> LoadAsync(string marker, CancellationToken cancel) => throw new NotSupportedException();
    }

    /// <summary>Something else happens when the store has been read.</summary>
    private sealed class Meanwhile(IStoredDocuments stored, Func<Task> happens) : IStoredDocuments
    {
        public async IAsyncEnumerable<StoredDocument> LatestAsync([EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (var document in stored.LatestAsync(cancel))
                yield return document;
            await happens();
        }

        public ValueTask<StoredDocument> LoadAsync(string marker, CancellationToken cancel) => stored.LoadAsync(marker, cancel);
    }
}
