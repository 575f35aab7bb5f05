using System.Data.Common;
using System.Globalization;
using Ingest.Model;

namespace Ingest.Catalog.Sql;

/// <summary>How a row of the table <c>document</c> is read.</summary>
internal static class DocumentRows
{
    public const string Columns = "d.id, d.status, d.akte, d.vorgang, d.class, d.title, d.date, d.pages, d.pdf, d.version, d.organisation, d.batch, d.stack, d.sender";
    public const int ColumnCount = 14;

    public static Guid Id(string text) => Guid.Parse(text, CultureInfo.InvariantCulture);

    public static CatalogDocument Read(DbDataReader row) => new(
        Id(row.GetString(0)), CatalogStatus.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
        row.GetString(6), row.GetInt32(7), Digest.Parse(row.GetString(8)), row.GetInt32(9))
    {
        Organisation = row.GetString(10),
        Batch = row.GetString(11),
        Stack = row.GetString(12),
        Sender = row.GetString(13),
    };
}
