using Ingest.Model;

namespace Ingest.Catalog;

/// <summary>How much of a search is wanted. <paramref name="Fuzzy"/>: words that stand nowhere are replaced by similar ones.</summary>
public sealed record SearchScope(string Organisation = "", int Offset = 0, int Limit = 20, bool Fuzzy = false);

/// <summary>
/// A page that was found. <paramref name="Page"/> counts from 1 within the document; <paramref name="Rank"/> is bm25, smaller is better.
/// </summary>
public sealed record SearchHit(CatalogDocument Document, int Page, Snippet Snippet, double Rank)
{
    /// <summary>The document waits for a person (DESIGN §5): whoever shows the hit shows this mark.</summary>
    public bool Provisional => Document.Status == DocumentStatus.Provisional;
}
