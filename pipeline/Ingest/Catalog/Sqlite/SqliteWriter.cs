using Ingest.Catalog.Sql;
using Ingest.Catalog.Words;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

internal sealed class SqliteWriter(SqliteConnection connection, KnownWords words) : CatalogWriter(connection, words)
{
    private readonly SqlStatement insert = new(connection, "insert into page(id, document, number, text) values ($1,$2,$3,$4)");
    private readonly SqlStatement change = new(connection, "update page set text=$2 where id=$1 and text<>$2");
    private readonly SqlStatement remove = new(connection, "delete from page where id=$1");
    private readonly SqlStatement index = new(connection, "insert into page_text(rowid, words) values ($1,$2)");
    private readonly SqlStatement unindex = new(connection, "delete from page_text where rowid=$1");
    private readonly SqlStatement unindexStrays = new(connection, "delete from page_text where rowid not in (select id from page)");
    private readonly SqlStatement list = new(connection, "insert into word_batch(words) values ($1)");
    private readonly SqlStatement onPage = new(connection, "select 1 from page_text where page_text match $1 limit 1");
    private readonly SqlStatement listedIn = new(connection, "select rowid from word_batch where word_batch match $1");
    private readonly SqlStatement unlist = new(connection, "insert into word_batch(word_batch, rowid, words) values ('delete', $1, $2)");
    private readonly SqlStatement keep = new(connection, "insert into word_batch(rowid, words) values ($1, '')");

    public override void Dispose()
    {
        base.Dispose();
        foreach (var statement in (ReadOnlySpan<SqlStatement>)[insert, change, remove, index, unindex, unindexStrays, list, onPage, listedIn, unlist, keep])
            statement.Dispose();
    }

    /// <summary>And what the index has of pages that are not there.</summary>
    public override void RemoveStrays()
    {
        base.RemoveStrays();
        unindexStrays.Execute();
    }

    protected override void AddPage(long page, long document, int number, string text, string indexed)
    {
        insert.Execute(page, document, number, text);
        index.Execute(page, indexed);
    }

    protected override void ChangePage(long page, string text, string indexed)
    {
        change.Execute(page, text);
        unindex.Execute(page);
        index.Execute(page, indexed);
    }

    protected override void RemovePage(long page)
    {
        unindex.Execute(page);
        remove.Execute(page);
    }

    protected override void List(string listed) => list.Execute(listed);

    protected override IReadOnlyList<string> Gone(IReadOnlyList<string> words) => [.. words.Where(w => onPage.Query(r => r.GetInt64(0), Quoted(w)).Count == 0)];

    /// <summary>
    /// A row lists the words of a whole transaction, and FTS5 has not kept which: it is told to delete as much of the row as goes, and that
    /// the row is still there. Each word has a list of rows of its own, so the others keep theirs.
    /// </summary>
    protected override void Unlist(IReadOnlyList<string> entries)
    {
        var rows = entries.SelectMany(e => listedIn.Query(r => (Row: r.GetInt64(0), Entry: e), Quoted(e))).GroupBy(e => e.Row, e => e.Entry).ToList();
        foreach (var row in rows)
        {
            unlist.Execute(row.Key, string.Join(' ', row));
            keep.Execute(row.Key);
        }
    }

    private static string Quoted(string word) => $"\"{word}\"";
}
