using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Model;

namespace Ingest.Catalog;

/// <summary>
/// Akten, documents and the words of their pages in <c>catalog.db</c>: what lists and searches are answered from. Only a copy: it can be
/// built again from the store at any time. Several processes may read and write it; owns its connections.
/// </summary>
public sealed class DocumentCatalog : IStoredContents, IDisposable
{
    private const int PagesPerTransaction = 100;

    private readonly CatalogFile file;

    private DocumentCatalog(CatalogFile file, bool isNew) => (this.file, IsNew) = (file, isNew);

    /// <summary>The file was created or emptied when it was opened: <see cref="RebuildAsync"/> fills it from the store.</summary>
    public bool IsNew { get; }

    /// <param name="path">Of <c>catalog.db</c>; its folder exists.</param>
    /// <exception cref="StoreException">The file cannot be opened or is damaged.</exception>
    public static DocumentCatalog Open(string path)
    {
        var file = new CatalogFile(path);
        return new(file, file.Prepare());
    }

    /// <summary>Throws a damaged catalog away; nobody may have it open.</summary>
    public static void Discard(string path)
    {
        new CatalogFile(path).Close();
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
            File.Delete(path + suffix);
    }

    /// <summary>Adds documents in one transaction; a version that is known already, or older than the known one, is passed over.</summary>
    public ValueTask AddAsync(IReadOnlyCollection<StoredDocument> documents, CancellationToken cancel) => WriteAsync(documents, again: false, cancel);

    /// <summary>Makes the catalog what the store says, whatever it was before. Readers see the old rows until new ones replace them.</summary>
    public async ValueTask RebuildAsync(IStoredDocuments stored, CancellationToken cancel)
    {
        file.Use(connection => connection.Execute("insert into page_text(page_text) values ('rebuild')"));
        // only what was here before can be out of date: a run beside this one goes on adding
        var unseen = file.Use(connection => connection.Query("select id from document", r => r.GetString(0))).ToHashSet(StringComparer.Ordinal);
        var waiting = new List<StoredDocument>();
        await foreach (var document in stored.LatestAsync(cancel))
        {
            unseen.Remove(document.Id.ToString("D"));
            waiting.Add(document);
            if (waiting.Sum(d => d.Texts.Count + 1) < PagesPerTransaction)
                continue;
            await WriteAsync(waiting, again: true, cancel);
            waiting.Clear();
        }

        await WriteAsync(waiting, again: true, cancel);
        Forget(unseen);
    }

    public ValueTask<Guid?> FindAsync(Digest contentKey, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(file.Use(connection => connection.Query(
            "select id from document where content_key=$0 order by id limit 1", r => (Guid?)Guid.Parse(r.GetString(0), CultureInfo.InvariantCulture), contentKey.Hex).FirstOrDefault()));
    }

    public ValueTask<CatalogDocument?> FindAsync(Guid id, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(file.Use(connection => connection.Query(
            $"select {CatalogDocument.Columns} from document d where d.id=$0", CatalogDocument.Read, id.ToString("D")).FirstOrDefault()));
    }

    /// <summary>Ordered by Akte, Vorgang, date and id.</summary>
    public ValueTask<IReadOnlyList<CatalogDocument>> ListAsync(CatalogFilter filter, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<CatalogDocument>>(file.Use(connection => connection.Query(
            $"select {CatalogDocument.Columns} from document d where {CatalogFilter.Where} order by d.akte, d.vorgang, d.date, d.id",
            CatalogDocument.Read, filter.Values)));
    }

    /// <summary>Best hits first; hits of equal rank by document and page.</summary>
    public ValueTask<IReadOnlyList<SearchHit>> SearchAsync(SearchQuery query, SearchScope scope, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(file.Use(connection => new Searcher(connection, query, scope).Run()));
    }

    /// <summary>What the catalog believes to be stored, for the verifier; ordered by id.</summary>
    public async IAsyncEnumerable<ExpectedDocument> ExpectedAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        const int AtOnce = 1000;
        var last = "";
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var page = file.Use(connection => connection.Query(
                "select id, version, marker from document where id > $0 order by id limit $1",
                r => new ExpectedDocument(Guid.Parse(r.GetString(0), CultureInfo.InvariantCulture), r.GetInt32(1), Digest.Parse(r.GetString(2))), last, AtOnce));
            foreach (var document in page)
                yield return document;
            if (page.Count < AtOnce)
                yield break;
            last = page[^1].Id.ToString("D");
            await Task.Yield();
        }
    }

    /// <summary>Merges the pieces of the index; after a large import.</summary>
    public void Optimize() => file.Use(connection => connection.Execute("insert into page_text(page_text) values ('optimize')"));

    public void Dispose() => file.Close();

    private ValueTask WriteAsync(IReadOnlyCollection<StoredDocument> documents, bool again, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return documents.Count == 0 ? default : new(Task.Run(() => file.Use(connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var document in documents)
                CatalogWriter.Write(connection, document, again);
            transaction.Commit();
            return documents.Count;
        }), cancel));
    }

    private void Forget(HashSet<string> ids) => file.Use(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var id in ids)
            CatalogWriter.Remove(connection, id);
        transaction.Commit();
        return ids.Count;
    });
}
