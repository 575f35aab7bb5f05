using Ingest.Catalog;

namespace Ingest.Cli.Commands;

/// <summary>A document in <c>list --json</c>: a published shape, schemas/list.schema.json.</summary>
internal sealed record DocumentRow(
    Guid Id, string Status, string Akte, string Vorgang, string Class, string Title, string Date, int Pages, string Sha256, int Version, string Cursor)
{
    public static DocumentRow Of(CatalogDocument d) =>
        new(d.Id, StatusOf(d), d.Akte, d.Vorgang, d.Class, d.Title, d.Date, d.Pages, d.Sha256.Hex, d.Version, d.Cursor);

    public static string StatusOf(CatalogDocument d) => CatalogStatus.Word(d.Status);
}
