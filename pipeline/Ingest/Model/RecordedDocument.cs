namespace Ingest.Model;

/// <summary>A document with its identity, journalled: from here on it is finished by every resume.</summary>
public sealed record RecordedDocument(Guid Id, Digest Key, Digest ContentKey, ClassifiedDocument Classified)
{
    public Revision Revision { get; init; } = Revision.First;

    /// <summary>
    /// Its PDF is the delivered file, byte for byte. The renderer decides it; until it has, this holds for the version before. Not written down:
    /// the digests of PDF and delivered file say it to whoever reads the store.
    /// </summary>
    public bool AsDelivered { get; init; }

    public SeparatedDocument Document => Classified.Document;
}
