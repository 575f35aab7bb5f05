using System.Data.Common;
using Ingest.Catalog.Query;
using Ingest.Catalog.Sql;
using Npgsql;

namespace Ingest.Catalog.Postgres;

/// <summary>Asks a <c>tsvector</c> with its GIN index.</summary>
internal sealed class PostgresIndexReader(NpgsqlConnection connection) : SqlIndexReader(connection)
{
    public override IReadOnlyList<long> Pages(MatchQuery query, long before, int most) => Connection.Query(
        "select id from page where words @@ $1::text::tsquery and id < $2 order by id desc limit $3", r => r.GetInt64(0), PostgresQueryText.Of(query), before, most);

    /// <summary>All at once: the server may be far away.</summary>
    public override IReadOnlyList<IndexedPage> Read(IReadOnlyList<long> pages) =>
        pages.Count == 0 ? [] : Connection.Query(PageSql + "p.id = any($1)", ReadPage, pages.ToArray());

    public override IEnumerable<ListedWord> Words(string from, string before, int most, long atLeast) => Connection.Query(
        "select term, listed from (select term, listed from word where term >= $1 and term < $2 order by term limit $3) w where listed >= $4", ReadWord, from, before, most, atLeast);

    public override IEnumerable<ListedWord> Known(IReadOnlyCollection<string> words) => Connection.Query(
        "select term, listed from word where term = any($1)", ReadWord, (object)words.ToArray());

    private static ListedWord ReadWord(DbDataReader row) => new(row.GetString(0), row.GetInt64(1));
}
