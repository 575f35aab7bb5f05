namespace Ingest.Model;

/// <summary>Why a document begins where it does.</summary>
public enum BoundaryReason
{
    StackStart,
    SeparatorSheet,
    StartCode,
    Person,
}

/// <summary>Pages that belong together, in order. Gaps are the quarantined pages between them.</summary>
public sealed record SeparatedDocument(string Stack, int Ordinal, IReadOnlyList<RecordedPage> Pages)
{
    public BoundaryReason Boundary { get; init; }

    /// <summary>The separator sheet before it, when there was one.</summary>
    public PageId? Separator { get; init; }

    public SeparatorPayload Payload { get; init => field = value ?? SeparatorPayload.None; } = SeparatorPayload.None;

    /// <summary>Quarantined pages that lie inside the document: it is held and never counts as complete.</summary>
    public IReadOnlyList<PageId> Gaps { get; init => field = value ?? []; } = [];

    /// <summary>True for the last document of its stack.</summary>
    public bool EndsStack { get; init; }

    public IReadOnlyList<Issue> Issues { get; init => field = value ?? []; } = [];
}

/// <summary>What our own separator sheet says about the document that follows (notes: TH1 payload). Empty fields were not given.</summary>
public sealed record SeparatorPayload(string Kind, string Aktenzeichen, string Vorgang, string DocumentClass, int? Sheets)
{
    public static SeparatorPayload None { get; } = new("", "", "", "", null);
}
