using Ingest.Model;

namespace Ingest.Journal;

/// <summary>
/// A row of the ledger. <paramref name="Classified"/> is the decision as first journalled, without its pages; <paramref name="Link"/> is the
/// document that holds the same images; the rest is known once the store has given its receipt.
/// </summary>
internal sealed record JournalledDocument(
    Guid Id,
    string Batch,
    int Ordinal,
    Digest Key,
    Digest ContentKey,
    DocumentState State,
    string Status,
    Guid? Link,
    ClassifiedDocument Classified)
{
    public int? Version { get; init; }
    public string Marker { get; init; } = "";
    public Digest? MarkerSha256 { get; init; }
    public IReadOnlyDictionary<ObjectRole, Digest> Objects { get; init; } = new Dictionary<ObjectRole, Digest>();
}
