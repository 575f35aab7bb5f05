using System.Globalization;
using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog;

/// <summary>A row of the E-Akte: the newest version of a document. <paramref name="Sha256"/> is that of its PDF, <paramref name="Date"/> ISO 8601 or empty.</summary>
public sealed record CatalogDocument(
    Guid Id, DocumentStatus Status, string Akte, string Vorgang, string Class, string Title, string Date, int Pages, Digest Sha256, int Version)
{
    public required string Organisation { get; init; }
    public required string Batch { get; init; }
    public required string Stack { get; init; }

    internal const string Columns = "d.id, d.status, d.akte, d.vorgang, d.class, d.title, d.date, d.pages, d.pdf, d.version, d.organisation, d.batch, d.stack";
    internal const int ColumnCount = 13;

    internal static CatalogDocument Read(SqliteDataReader row) => new(
        Guid.Parse(row.GetString(0), CultureInfo.InvariantCulture), CatalogStatus.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
        row.GetString(6), row.GetInt32(7), Digest.Parse(row.GetString(8)), row.GetInt32(9))
    {
        Organisation = row.GetString(10),
        Batch = row.GetString(11),
        Stack = row.GetString(12),
    };
}
