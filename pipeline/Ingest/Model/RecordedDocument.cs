namespace Ingest.Model;

/// <summary>A document with its identity, journalled: from here on it is finished by every resume.</summary>
public sealed record RecordedDocument(Guid Id, Digest Key, Digest ContentKey, ClassifiedDocument Classified)
{
    public Revision Revision { get; init; } = Revision.First;

    public SeparatedDocument Document => Classified.Document;
}
