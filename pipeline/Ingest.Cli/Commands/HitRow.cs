using Ingest.Catalog;
using Ingest.Model;

namespace Ingest.Cli.Commands;

/// <summary>A page in <c>search --json</c>: a published shape, schemas/search.schema.json.</summary>
internal sealed record HitRow(
    Guid Id, int Page, string Status, string Akte, string Class, string Title, string Date, string Snippet, double Rank, bool Similar, IReadOnlyList<HitBox> Boxes, string Cursor)
{
    public static HitRow Of(SearchHit h, IReadOnlyList<Box> boxes) => new(
        h.Document.Id, h.Page, DocumentRow.StatusOf(h.Document), h.Document.Akte, h.Document.Class, h.Document.Title, h.Document.Date,
        h.Snippet.ToString(), h.Rank, h.Similar, [.. boxes.Select(b => new HitBox(b.Left, b.Top, b.Right, b.Bottom))], h.Cursor);
}

/// <summary>Pixels of the delivered image, right and bottom exclusive.</summary>
internal sealed record HitBox(int Left, int Top, int Right, int Bottom);
