using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>Answers one search on one connection.</summary>
internal sealed class Searcher(SqliteConnection connection, SearchQuery query, SearchScope scope)
{
    private const int SnippetWords = 16;

    private readonly DocumentConditions conditions = DocumentConditions.Of(new(scope.Organisation, query.Akte, query.Class, query.Status));
    private readonly int offset = scope.After.Length == 0 ? 0 : int.Parse(Cursor.Read(scope.After, 1)[0], System.Globalization.CultureInfo.InvariantCulture);

    public FoundPages Run()
    {
        if (query.IsEmpty)
            return FoundPages.None;
        IReadOnlyList<SearchHit> hits = query.Terms.Count == 0 ? Documents() : Pages();
        return new(hits, hits.Count < scope.Limit ? "" : Cursor.Of((offset + hits.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>A query of filters only finds whole documents.</summary>
    private List<SearchHit> Documents() => connection.Query(
        $"select {DocumentRows.Columns} from document d where {conditions.Sql} order by d.akte, d.vorgang, d.date, d.id limit {conditions.Value(scope.Limit)} offset {conditions.Value(offset)}",
        row => new SearchHit(DocumentRows.Read(row), 1, Snippet.None, 0),
        [.. conditions.Values]);

    private SearchHit[] Pages()
    {
        var match = MatchExpression.Of(query.Terms.Select(GroupOf));
        // ids first: a snippet is only cut for the hits that are shown
        var found = connection.Query(
            $"""
             select {DocumentRows.Columns}, p.number, p.id, bm25(page_text) as rank
             from page_text join page p on p.id=page_text.rowid join document d on d.id=p.document
             where page_text match {conditions.Value(match)} and {conditions.Sql}
             order by rank, d.id, p.number limit {conditions.Value(scope.Limit)} offset {conditions.Value(offset)}
             """,
            row => (
                Document: DocumentRows.Read(row),
                Page: row.GetInt32(DocumentRows.ColumnCount),
                Id: row.GetInt64(DocumentRows.ColumnCount + 1),
                Rank: row.GetDouble(DocumentRows.ColumnCount + 2)),
            [.. conditions.Values]);
        return [.. found.Select(f => new SearchHit(f.Document, f.Page, SnippetOf(match, f.Id), f.Rank))];
    }

    private Snippet SnippetOf(string match, long page) => connection.Query(
        "select snippet(page_text, 0, $1, $2, $3, $4) from page_text where page_text match $0 and rowid=$5",
        row => Snippet.Parse(row.GetString(0)),
        match, Snippet.Open.ToString(), Snippet.Close.ToString(), Snippet.Ellipsis, SnippetWords, page) is [var snippet] ? snippet : Snippet.None;

    private string GroupOf(SearchTerm term)
    {
        var group = MatchExpression.Of(term);
        if (scope.Fuzzy == Fuzzy.Never || term.Words.Count > 1 || Stands(group))
            return group;
        var similar = SimilarWords.Of(connection, term.Words[0]);
        return similar.Count == 0 ? group : MatchExpression.AnyOf(similar);
    }

    private bool Stands(string group) => connection.Number("select exists(select 1 from page_text where page_text match $0)", group) == 1;
}
