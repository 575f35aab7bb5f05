using Ingest.Journal.Report;

namespace Ingest.Journal.Explain;

/// <summary>A document: the report's entry, why it begins where it does, what spoke for its class and fields, what the store holds.</summary>
public sealed record ExplainedDocument
{
    public required ReportDocument Entry { get; init; }
    public required string Stack { get; init; }
    public required int Ordinal { get; init; }
    public required string State { get; init; }
    public required string DocKey { get; init; }
    public required string ContentKey { get; init; }
    public required string? Separator { get; init; }
    public required ExplainedPayload Payload { get; init; }
    public required IReadOnlyList<string> Gaps { get; init; }
    public required IReadOnlyList<ExplainedEvidence> Evidence { get; init; }
    public required IReadOnlyList<ExplainedProposal> Alternatives { get; init; }
    public required IReadOnlyList<ExplainedField> FieldEvidence { get; init; }
    public required bool ClassifiedMark { get; init; }
    public required IReadOnlyList<ExplainedIssue> Issues { get; init; }
    public required int? Version { get; init; }
    public required string Marker { get; init; }
    public required string? MarkerSha256 { get; init; }
    public required IReadOnlyDictionary<string, string> Objects { get; init; }
}

/// <summary>What the separator sheet said.</summary>
public sealed record ExplainedPayload(string Kind, string Aktenzeichen, string Vorgang, string DocumentClass, int? Sheets);

/// <summary>A cue and what it weighed; positive speaks for, negative against.</summary>
public sealed record ExplainedEvidence(string Cue, double Weight, string? Page, ReportBox? Box);

public sealed record ExplainedProposal(string Class, double Confidence, IReadOnlyList<ExplainedEvidence> Evidence);

/// <summary>A field as read (<paramref name="Raw"/>) and as understood (<paramref name="Value"/>), with the extractor it came from.</summary>
public sealed record ExplainedField(string Name, string Value, string Raw, double Confidence, string Source, string? Page, ReportBox? Box);
