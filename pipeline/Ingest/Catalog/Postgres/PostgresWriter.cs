using Ingest.Catalog.Sql;
using Ingest.Catalog.Words;
using Npgsql;

namespace Ingest.Catalog.Postgres;

internal sealed class PostgresWriter(NpgsqlConnection connection, KnownWords words) : CatalogWriter(connection, words)
{
    private readonly SqlStatement insert = new(connection, "insert into page(id, document, number, text, words) values ($1,$2,$3,$4,$5::text::tsvector)");
    private readonly SqlStatement change = new(connection, "update page set text=$2, words=$3::text::tsvector where id=$1");
    private readonly SqlStatement remove = new(connection, "delete from page where id=$1");
    private readonly SqlStatement list = new(connection, "insert into word(term, listed) select w, 1 from unnest($1) w on conflict (term) do update set listed = word.listed + 1");
    private readonly SqlStatement gone = new(connection, "select w from unnest($1) w where not exists (select 1 from page where words @@ ('''' || w || '''')::tsquery)");
    private readonly SqlStatement unlist = new(connection, "delete from word where term = any($1)");

    public override void Dispose()
    {
        base.Dispose();
        foreach (var statement in (ReadOnlySpan<SqlStatement>)[insert, change, remove, list, gone, unlist])
            statement.Dispose();
    }

    protected override void AddPage(long page, long document, int number, string text, string indexed) =>
        insert.Execute(page, document, number, text, PostgresQueryText.Vector(indexed));

    protected override void ChangePage(long page, string text, string indexed) => change.Execute(page, text, PostgresQueryText.Vector(indexed));

    protected override void RemovePage(long page) => remove.Execute(page);

    protected override void List(string listed) =>
        list.Execute((object)listed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray());

    protected override IReadOnlyList<string> Gone(IReadOnlyList<string> words) => words.Count == 0 ? [] : gone.Query(r => r.GetString(0), (object)words.ToArray());

    protected override void Unlist(IReadOnlyList<string> entries) => unlist.Execute((object)entries.ToArray());
}
