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
    private readonly SqlStatement list = new(connection, "insert into word_batch(words) values ($1)");

    public override void Dispose()
    {
        base.Dispose();
        foreach (var statement in (ReadOnlySpan<SqlStatement>)[insert, change, remove, index, unindex, list])
            statement.Dispose();
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
}
