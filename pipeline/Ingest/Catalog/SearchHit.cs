using Ingest.Model;

namespace Ingest.Catalog;

/// <summary>
/// A page that was found. <paramref name="Page"/> counts from 1 within the document; <paramref name="Rank"/> is bm25, smaller is better.
/// </summary>
public sealed record SearchHit(CatalogDocument Document, int Page, Snippet Snippet, double Rank)
{
    /// <summary>For <see cref="SearchScope.After"/>: what comes behind this hit.</summary>
    public string Cursor { get; init; } = "";

    /// <summary>A word of the query does not stand on the page, only one that is similar.</summary>
    public bool Similar { get; init; }

    /// <summary>The document waits for a person (DESIGN §5): whoever shows the hit shows this mark.</summary>
    public bool Provisional => Document.Status == DocumentStatus.Provisional;
}
