using Ingest.Model;

namespace Ingest.Catalog;

/// <summary>A row of the E-Akte: the newest version of a document. <paramref name="Sha256"/> is that of its PDF, <paramref name="Date"/> ISO 8601 or empty.</summary>
public sealed record CatalogDocument(
    Guid Id, DocumentStatus Status, string Akte, string Vorgang, string Class, string Title, string Date, int Pages, Digest Sha256, int Version)
{
    public required string Organisation { get; init; }
    public required string Batch { get; init; }
    public required string Stack { get; init; }

    /// <summary>Who wrote it, empty when nobody was found.</summary>
    public string Sender { get; init; } = "";

    /// <summary>For a list: what comes behind this document.</summary>
    public string Cursor => Catalog.Cursor.Of(Query.DocumentOrder.Of(this));
}
