using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>The catalog in <c>catalog.db</c>, embedded: FTS5. Owns its connections.</summary>
public sealed class SqliteCatalog : ICatalog
{
    private const int PagesPerTransaction = 100;

    private readonly CatalogFile file;

    private SqliteCatalog(CatalogFile file, bool isNew) => (this.file, IsNew) = (file, isNew);

    public bool IsNew { get; }

    /// <param name="path">Of <c>catalog.db</c>; its folder exists.</param>
    /// <exception cref="StoreException">The file cannot be opened or is damaged.</exception>
    public static SqliteCatalog Open(string path)
    {
        var file = new CatalogFile(path);
        return new(file, file.Prepare());
    }

    /// <summary>True when SQLite could not make sense of the file.</summary>
    public static bool IsDamage(StoreException failure) => failure.InnerException is SqliteException { SqliteErrorCode: 11 or 26 };

    /// <summary>Throws a damaged catalog away; nobody may have it open.</summary>
    public static void Discard(string path)
    {
        new CatalogFile(path).Close();
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
            File.Delete(path + suffix);
    }

    public ValueTask AddAsync(IReadOnlyCollection<StoredDocument> documents, CancellationToken cancel) => WriteAsync(documents, again: false, cancel);

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
            $"select {DocumentRows.Columns} from document d where d.id=$0", DocumentRows.Read, id.ToString("D")).FirstOrDefault()));
    }

    public ValueTask<ListedDocuments> ListAsync(CatalogFilter filter, string after, int limit, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(file.Use(connection => DocumentList.Read(connection, filter, after, limit)));
    }

    public ValueTask<FoundPages> SearchAsync(SearchQuery query, SearchScope scope, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(file.Use(connection => new Searcher(connection, query, scope).Run()));
    }

    public ValueTask<string> PageTextAsync(Guid id, int page, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(file.Use(connection => connection.Query(
            "select text from page where document=$0 and number=$1", r => r.GetString(0), id.ToString("D"), page).FirstOrDefault("")));
    }

    public ValueTask<IReadOnlyList<string>> SimilarWordsAsync(string word, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(file.Use(connection => SimilarWords.Of(connection, word)));
    }

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

    public IAsyncEnumerable<CatalogFault> CompareAsync(IStoredDocuments stored, CancellationToken cancel) => new CatalogTwin(file).CompareAsync(stored, cancel);

    public ValueTask OptimizeAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new(Task.Run(() => file.Use(connection => connection.Execute("insert into page_text(page_text) values ('optimize')")), cancel));
    }

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
