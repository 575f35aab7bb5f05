using Ingest.Catalog.Query;
using Ingest.Catalog.Sql;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>Asks FTS5, whose lists of pages can be read from their end.</summary>
internal sealed class SqliteIndexReader(SqliteConnection connection) : SqlIndexReader(connection)
{
    public override IReadOnlyList<long> Pages(MatchQuery query, long before, int most) => Connection.Query(
        "select rowid from page_text where page_text match $1 and rowid < $2 order by rowid desc limit $3", r => r.GetInt64(0), MatchText.Of(query), before, most);

    /// <summary>Rare words are left out by the database: to fetch the text of one costs more than to pass over it.</summary>
    public override IEnumerable<ListedWord> Words(string from, string before, int most, long atLeast)
    {
        using var command = Connection.Command(
            "select term, doc from (select term, doc from word where term >= $1 and term < $2 limit $3) where doc >= $4", from, before, most, atLeast);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return new(rows.GetString(0), rows.GetInt64(1));
    }

    public override IEnumerable<ListedWord> Known(IReadOnlyCollection<string> words)
    {
        using var statement = new SqlStatement(Connection, "select doc from word where term = $1");
        foreach (var word in words)
        {
            if (statement.Query(r => r.GetInt64(0), word) is [var count])
                yield return new(word, count);
        }
    }
}
