using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>A part of the list of documents, found by the place where the last part ended: as quick at the end of a long list as at its front.</summary>
internal static class DocumentList
{
    public static ListedDocuments Read(SqliteConnection connection, CatalogFilter filter, string after, int limit)
    {
        var conditions = DocumentConditions.Of(filter);
        if (after.Length > 0)
        {
            var last = Cursor.Read(after, 4);
            conditions.Add("(d.akte, d.vorgang, d.date, d.id) > ({0}, {1}, {2}, {3})", last);
        }

        var rows = connection.Query(
            $"select {DocumentRows.Columns} from document d where {conditions.Sql} order by d.akte, d.vorgang, d.date, d.id limit {conditions.Value(limit + 1L)}",
            DocumentRows.Read, [.. conditions.Values]);
        if (rows.Count <= limit)
            return new(rows, "");
        rows.RemoveAt(limit);
        var end = rows[^1];
        return new(rows, Cursor.Of(end.Akte, end.Vorgang, end.Date, end.Id.ToString("D")));
    }
}
