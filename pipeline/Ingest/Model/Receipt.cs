namespace Ingest.Model;

/// <summary>The store's proof that a document version exists: marker, digests of its objects, its status.</summary>
public sealed record Receipt(
    RecordedDocument Recorded,
    int Version,
    DocumentStatus Status,
    string Marker,
    Digest MarkerSha256,
    IReadOnlyDictionary<ObjectRole, Digest> Objects);
