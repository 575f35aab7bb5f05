using Ingest.Catalog;

namespace Ingest.Cli.Commands;

/// <summary>A page in <c>search --json</c>: a published shape, schemas/search.schema.json.</summary>
internal sealed record HitRow(
    Guid Id, int Page, string Status, string Akte, string Class, string Title, string Date, string Snippet, double Rank)
{
    public static HitRow Of(SearchHit h) => new(
        h.Document.Id, h.Page, DocumentRow.StatusOf(h.Document), h.Document.Akte, h.Document.Class, h.Document.Title, h.Document.Date,
        h.Snippet.ToString(), h.Rank);
}
