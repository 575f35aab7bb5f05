using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Catalog.Query;
using Ingest.Catalog.Words;
using Ingest.Model;

namespace Ingest.Catalog.Sql;

/// <summary>The catalog in tables; what differs between databases is how a connection is had and how pages are indexed.</summary>
public abstract class SqlCatalog : ICatalog
{
    private const int PagesPerTransaction = 100;

    private readonly KnownWords words = new();

    public bool IsNew { get; private protected init; }

    public ValueTask AddAsync(IReadOnlyCollection<StoredDocument> documents, CancellationToken cancel) => WriteAsync(documents, again: false, cancel);

    public async ValueTask RemoveAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancel) => await Task.Run(() => Write(writer =>
    {
        foreach (var document in documents)
            writer.Remove(document.ToString("D"));
    }), cancel);

    public async ValueTask ClearAsync(CancellationToken cancel) => await Task.Run(() =>
    {
        lock (words)
        {
            Empty();
            words.Clear();
        }
    }, cancel);

    public async ValueTask RebuildAsync(IStoredDocuments stored, CancellationToken cancel)
    {
        // only what was here before can be out of date: a run beside this one goes on adding
        var unseen = (await UseAsync(c => c.Query("select id from document", r => r.GetString(0)), cancel)).ToHashSet(StringComparer.Ordinal);
        var waiting = new List<StoredDocument>();
        var pages = 0;
        await foreach (var document in stored.LatestAsync(cancel))
        {
            unseen.Remove(document.Id.ToString("D"));
            waiting.Add(document);
            pages += document.Texts.Count + 1;
            if (pages < PagesPerTransaction)
                continue;
            await WriteAsync(waiting, again: true, cancel);
            waiting.Clear();
            pages = 0;
        }

        await WriteAsync(waiting, again: true, cancel);
        await Task.Run(() => Write(writer =>
        {
            foreach (var id in unseen)
                writer.Remove(id);
            writer.RemoveStrays();
        }), cancel);
        await WeedAsync(cancel);
    }

    public ValueTask<Guid?> FindAsync(Digest contentKey, CancellationToken cancel) => UseAsync(
        c => c.Query("select id from document where content_key=$1 order by id limit 1", r => (Guid?)DocumentRows.Id(r.GetString(0)), contentKey.Hex).FirstOrDefault(), cancel);

    public ValueTask<CatalogDocument?> FindAsync(Guid id, CancellationToken cancel) => UseAsync(
        c => c.Query($"select {DocumentRows.Columns} from document d where d.id=$1", DocumentRows.Read, id.ToString("D")).FirstOrDefault(), cancel);

    public ValueTask<IReadOnlyList<Guid>> IdsAsync(string beginning, int most, CancellationToken cancel) => UseAsync(
        c => (IReadOnlyList<Guid>)(beginning.Length == 0 ? [] : c.Query(
            "select id from document where id >= $1 and id < $2 order by id limit $3", r => DocumentRows.Id(r.GetString(0)), beginning, WordForms.After(beginning), most)), cancel);

    public ValueTask<ListedDocuments> ListAsync(CatalogFilter filter, string after, int limit, CancellationToken cancel) =>
        UseAsync(c => DocumentList.Read(c, filter, after, limit), cancel);

    public ValueTask<FoundPages> SearchAsync(SearchQuery query, SearchScope scope, CancellationToken cancel) =>
        UseAsync(c => new Searcher(Reader(c), query, scope).Run(), cancel);

    public ValueTask<string> PageTextAsync(Guid id, int page, CancellationToken cancel) => UseAsync(
        c => c.Query("select p.text from page p join document d on d.key=p.document where d.id=$1 and p.number=$2", r => r.GetString(0), id.ToString("D"), page).FirstOrDefault(""), cancel);

    public ValueTask<IReadOnlyList<string>> SimilarWordsAsync(string word, CancellationToken cancel) => UseAsync(
        c => (IReadOnlyList<string>)[.. IndexMarks.Words(word).SelectMany(w => SimilarWords.Of(Reader(c), w)).Select(w => w.Word)], cancel);

    public async IAsyncEnumerable<ExpectedDocument> ExpectedAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        const int AtOnce = 1000;
        var last = "";
        List<ExpectedDocument> part;
        do
        {
            part = await UseAsync(c => c.Query(
                "select id, version, marker from document where id > $1 order by id limit $2",
                r => new ExpectedDocument(DocumentRows.Id(r.GetString(0)), r.GetInt32(1), Digest.Parse(r.GetString(2))), last, AtOnce), cancel);
            foreach (var document in part)
                yield return document;
            last = part.Count > 0 ? part[^1].Id.ToString("D", CultureInfo.InvariantCulture) : last;
        }
        while (part.Count == AtOnce);
    }

    public IAsyncEnumerable<CatalogFault> CompareAsync(IStoredDocuments stored, CancellationToken cancel) => Twin().CompareAsync(stored, cancel);

    public abstract ValueTask OptimizeAsync(CancellationToken cancel);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    /// <summary>Opens a connection for the work; faults of the database come out as exceptions with advice.</summary>
    private protected abstract T Use<T>(Func<DbConnection, T> work);

    private protected abstract CatalogTwin Twin();

    private protected abstract IIndexReader Reader(DbConnection connection);

    /// <summary>One transaction that no other writer's overlaps.</summary>
    private protected abstract void InTransaction(KnownWords words, Action<CatalogWriter> write);

    /// <summary>No rows, no words; in one transaction.</summary>
    private protected abstract void Empty();

    private async ValueTask WeedAsync(CancellationToken cancel)
    {
        var last = "";
        do
        {
            cancel.ThrowIfCancellationRequested();
            await Task.Run(() => Write(writer => last = writer.Weed(last)), cancel);
        }
        while (last.Length > 0);
    }

    private async ValueTask<T> UseAsync<T>(Func<DbConnection, T> work, CancellationToken cancel) => await Task.Run(() => Use(work), cancel);

    private async ValueTask WriteAsync(IReadOnlyCollection<StoredDocument> documents, bool again, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (documents.Count == 0)
            return;
        await Task.Run(() => Write(writer =>
        {
            foreach (var document in documents)
                writer.Write(document, again);
        }), cancel);
    }

    private void Write(Action<CatalogWriter> write)
    {
        lock (words)
        {
            var done = false;
            try
            {
                InTransaction(words, writer =>
                {
                    write(writer);
                    writer.Finish();
                });
                done = true;
            }
            finally
            {
                words.Finish(done);
            }
        }
    }
}
