using System.Data.Common;
using Ingest.Catalog.Query;

namespace Ingest.Catalog.Sql;

/// <summary>What the tables of both databases answer alike. One connection, one search.</summary>
internal abstract class SqlIndexReader(DbConnection connection) : IIndexReader
{
    protected DbConnection Connection => connection;

    public long LastPage() => connection.Number("select coalesce(max(id), 0) from page");

    public abstract IReadOnlyList<long> Pages(MatchQuery query, long before, int most);

    public virtual IReadOnlyList<IndexedPage> Read(IReadOnlyList<long> pages)
    {
        using var statement = new SqlStatement(connection, PageSql + "p.id=$1");
        var read = new List<IndexedPage>(pages.Count);
        foreach (var page in pages)
            read.AddRange(statement.Query(ReadPage, page));
        return read;
    }

    public IReadOnlyList<CatalogDocument> Documents(string organisation, IReadOnlyList<FieldCondition> fields, IReadOnlyList<string> after, int most)
    {
        var conditions = new DocumentConditions();
        if (organisation.Length > 0)
            conditions.Add("d.organisation={0}", organisation);
        conditions.AddFields(fields);
        return DocumentList.Rows(connection, conditions, after, most);
    }

    public IReadOnlyList<string> AkteKeys(string prefix, int most) => connection.Query(
        "select distinct akte_key from document where akte_key >= $1 and akte_key < $2 limit $3", r => r.GetString(0), prefix, WordForms.After(prefix), most);

    public abstract IEnumerable<ListedWord> Words(string from, string before, int most, long atLeast);

    public abstract IEnumerable<ListedWord> Known(IReadOnlyCollection<string> words);

    protected const string PageSql =
        $"select {DocumentRows.Columns}, p.id, p.number, p.text from page p join document d on d.key=p.document where ";

    protected static IndexedPage ReadPage(DbDataReader row) => new(
        row.GetInt64(DocumentRows.ColumnCount), row.GetInt32(DocumentRows.ColumnCount + 1), row.GetString(DocumentRows.ColumnCount + 2), DocumentRows.Read(row));
}
