namespace Ingest.Model;

/// <summary>
/// What became of a document after it was first stored: its version, who changed what, and what must last through every later version.
/// Delivered images and earlier versions stay as they are; a revision only ever adds.
/// </summary>
public sealed record Revision
{
    /// <summary>A document as the line made it.</summary>
    public static Revision First { get; } = new();

    public int Version { get; init; } = 1;

    /// <summary>When this version was made; null for the first, which has the batch clock.</summary>
    public DateTimeOffset? Made { get; init; }

    /// <summary>Every change so far, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];

    /// <summary>Every process step so far, oldest first; empty for a first version, whose steps follow from its decisions.</summary>
    public IReadOnlyList<ProcessStep> Steps { get; init; } = [];

    /// <summary>Pages a person took out as blank. They stay this document's to answer for and can be put back.</summary>
    public IReadOnlyList<RecordedPage> Removed { get; init; } = [];

    /// <summary>The documents, with the versions, whose pages this one was made of.</summary>
    public IReadOnlyList<DocumentVersion> DerivedFrom { get; init; } = [];

    /// <summary>Words a person put right, by page and place: laid over whatever a machine reads there.</summary>
    public IReadOnlyList<CorrectedWord> Words { get; init; } = [];

    /// <summary>A person has released it (Freigabe): its Transfervermerk was complete then.</summary>
    public bool Released { get; init; }
}

public sealed record DocumentVersion(Guid Id, int Version);

/// <summary>What stands in a place of a page, on a person's word. <paramref name="Box"/> is in pixels of the delivered image; empty text: nothing stands there.</summary>
public sealed record CorrectedWord(Digest PageKey, Box Box, string Text);
