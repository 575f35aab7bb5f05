using System.Globalization;
using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>How a row of the table <c>document</c> is read.</summary>
internal static class DocumentRows
{
    public const string Columns = "d.id, d.status, d.akte, d.vorgang, d.class, d.title, d.date, d.pages, d.pdf, d.version, d.organisation, d.batch, d.stack";
    public const int ColumnCount = 13;

    public static CatalogDocument Read(SqliteDataReader row) => new(
        Guid.Parse(row.GetString(0), CultureInfo.InvariantCulture), CatalogStatus.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
        row.GetString(6), row.GetInt32(7), Digest.Parse(row.GetString(8)), row.GetInt32(9))
    {
        Organisation = row.GetString(10),
        Batch = row.GetString(11),
        Stack = row.GetString(12),
    };
}
