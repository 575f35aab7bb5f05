using System.Data.Common;
using Ingest.Catalog.Query;

namespace Ingest.Catalog.Sql;

/// <summary>A part of the list of documents, found by the place where the last part ended: as quick at the end of a long list as at its front.</summary>
internal static class DocumentList
{
    public static ListedDocuments Read(DbConnection connection, CatalogFilter filter, string after, int limit)
    {
        var rows = Rows(connection, DocumentConditions.Of(filter), after.Length == 0 ? [] : Cursor.Read(after, DocumentOrder.Values), limit + 1);
        if (rows.Count <= limit)
            return new(rows, "");
        rows.RemoveAt(limit);
        return new(rows, rows[^1].Cursor);
    }

    /// <param name="after">The values of the last document of the part before; none: from the beginning.</param>
    public static List<CatalogDocument> Rows(DbConnection connection, DocumentConditions conditions, IReadOnlyList<string> after, int most)
    {
        if (after.Count > 0)
            conditions.Add("(d.akte, d.vorgang, d.date, d.id) > ({0}, {1}, {2}, {3})", [.. after]);
        return connection.Query(
            $"select {DocumentRows.Columns} from document d where {conditions.Sql} order by d.akte, d.vorgang, d.date, d.id limit {conditions.Value((long)most)}",
            DocumentRows.Read, [.. conditions.Values]);
    }
}
