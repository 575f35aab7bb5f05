using System.Data.Common;
using Ingest.Catalog.Query;
using Ingest.Catalog.Words;
using Ingest.Model;

namespace Ingest.Catalog.Sql;

/// <summary>Writes documents into the tables, inside the caller's transaction; its statements are prepared once for all of them.</summary>
internal abstract class CatalogWriter(DbConnection connection, KnownWords words) : IDisposable
{
    private readonly PageIndexer indexer = new(words);
    /// <summary>Collects words that pages had before this transaction.</summary>
    private readonly PageIndexer former = new(new KnownWords());
    private readonly SqlStatement find = new(connection, "select version, marker, title, sender from document where id=$1");
    private readonly SqlStatement insert = new(connection,
        """
        insert into document(id, version, status, organisation, akte, vorgang, class, title, date, pages, pdf, content_key, batch, stack, marker, sender, akte_key, vorgang_key)
        values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18)
        on conflict(id) do update set version=excluded.version, status=excluded.status, organisation=excluded.organisation, akte=excluded.akte, vorgang=excluded.vorgang,
            class=excluded.class, title=excluded.title, date=excluded.date, pages=excluded.pages, pdf=excluded.pdf, content_key=excluded.content_key, batch=excluded.batch,
            stack=excluded.stack, marker=excluded.marker, sender=excluded.sender, akte_key=excluded.akte_key, vorgang_key=excluded.vorgang_key
        returning key
        """);
    private readonly SqlStatement pages = new(connection, "select p.id, p.number, p.text from page p join document d on d.key=p.document where d.id=$1 order by p.number");
    private readonly SqlStatement remove = new(connection, "delete from document where id=$1");
    private long lastPage = connection.Number("select coalesce(max(id), 0) from page");

    /// <summary>Ignored when the same or a newer version is there, unless <paramref name="again"/>. Pages keep their place in the index.</summary>
    public void Write(StoredDocument document, bool again)
    {
        var id = document.Id.ToString("D");
        var known = find.Query(r => (Version: r.GetInt32(0), Marker: r.GetString(1), Title: r.GetString(2), Sender: r.GetString(3)), id);
        if (!again && known is [var there] && (there.Version > document.Version || there.Marker == document.Marker.Hex))
            return;
        if (known is [var before] && (document.PageRows == 0 || (before.Title, before.Sender) != (document.Title, document.Sender)))
            former.See(before.Title, before.Sender);
        var key = insert.Query(r => r.GetInt64(0),
            id, document.Version, CatalogStatus.Word(document.Status), document.Organisation, document.Akte, document.Vorgang, document.Class, document.Title,
            document.Date, document.Pages, document.Pdf.Hex, document.ContentKey.Hex, document.Batch, document.Stack, document.Marker.Hex, document.Sender,
            IndexMarks.Key(document.Akte), IndexMarks.Key(document.Vorgang))[0];
        WritePages(document, key, known.Count == 0 ? [] : PagesOf(id));
    }

    /// <summary>Enters the words that were seen into the vocabulary, and takes those out that no page has any more; before the transaction ends.</summary>
    public void Finish()
    {
        if (indexer.Vocabulary() is { Length: > 0 } listed)
            List(listed);
        var gone = Gone([.. former.Vocabulary().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w[0] != IndexMarks.Backwards)]);
        if (gone.Count == 0)
            return;
        string[] entries = [.. gone, .. gone.Select(w => WordForms.Backwards(w.Length) + WordForms.Reversed(w))];
        Unlist(entries);
        foreach (var word in gone)
            words.Forget(word);
    }

    /// <summary>Takes entries that no word of a page gives out of the vocabulary: only damage leaves some. Looks at as many as other writers can wait for.</summary>
    /// <param name="after">The last one looked at; empty: from the beginning.</param>
    /// <returns>The last one looked at now; empty when there are no more.</returns>
    public string Weed(string after)
    {
        const int AtOnce = 2000;
        var entries = Entries(connection, after, AtOnce);
        if (Surplus(entries) is { Count: > 0 } surplus)
        {
            Unlist(surplus);
            foreach (var entry in surplus)
                words.Forget(entry);
        }

        return entries.Count < AtOnce ? "" : entries[^1];
    }

    /// <summary>The entries of the vocabulary that follow, in the order of terms.</summary>
    public static List<string> Entries(DbConnection connection, string after, int atMost) =>
        connection.Query("select term from word where term > $1 order by term limit $2", r => r.GetString(0), after, atMost);

    /// <summary>Those of the entries of the vocabulary that no word of a page gives.</summary>
    public IReadOnlyList<string> Surplus(IReadOnlyList<string> entries)
    {
        var gone = Gone([.. entries.Select(WordEntry.WordOf).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        return [.. entries.Where(e => WordEntry.WordOf(e) is var word && (word.Length == 0 || gone.Contains(word)))];
    }

    public void Remove(string id)
    {
        foreach (var (title, sender) in find.Query(r => (r.GetString(2), r.GetString(3)), id))
            former.See(title, sender);
        foreach (var (page, text) in PagesOf(id).Values)
        {
            former.See(text);
            RemovePage(page);
        }

        remove.Execute(id);
    }

    /// <summary>Pages whose document is not there: only damage leaves some.</summary>
    public virtual void RemoveStrays()
    {
        foreach (var (page, text) in connection.Query("select id, text from page where document not in (select key from document)", r => (r.GetInt64(0), r.GetString(1))))
        {
            former.See(text);
            RemovePage(page);
        }
    }

    public virtual void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<SqlStatement>)[find, insert, pages, remove])
            statement.Dispose();
    }

    protected abstract void AddPage(long page, long document, int number, string text, string indexed);

    protected abstract void ChangePage(long page, string text, string indexed);

    protected abstract void RemovePage(long page);

    /// <param name="listed">Words with spaces between.</param>
    protected abstract void List(string listed);

    /// <summary>Those of the words that stand on no page.</summary>
    protected abstract IReadOnlyList<string> Gone(IReadOnlyList<string> words);

    /// <summary>Takes entries out of the vocabulary; one that is not there is no error.</summary>
    protected abstract void Unlist(IReadOnlyList<string> entries);

    private Dictionary<int, (long Id, string Text)> PagesOf(string id) =>
        pages.Query(r => (Id: r.GetInt64(0), Number: r.GetInt32(1), Text: r.GetString(2)), id).ToDictionary(p => p.Number, p => (p.Id, p.Text));

    private void WritePages(StoredDocument document, long key, Dictionary<int, (long Id, string Text)> known)
    {
        var marks = indexer.MarksOf(document);
        for (var number = 1; number <= document.PageRows; number++)
        {
            var text = number <= document.Texts.Count ? Snippet.WithoutMarks(document.Texts[number - 1]) : "";
            var indexed = indexer.Index(text, marks, first: number == 1);
            if (!known.Remove(number, out var page))
            {
                AddPage(++lastPage, key, number, text, indexed);
                continue;
            }

            if (page.Text != text)
                former.See(page.Text);
            ChangePage(page.Id, text, indexed);
        }

        foreach (var (page, text) in known.Values)
        {
            former.See(text);
            RemovePage(page);
        }
    }
}
