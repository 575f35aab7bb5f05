namespace Ingest.Journal.Report;

/// <summary>
/// A delivered page. <c>Sha256</c> is the delivered image (null when nothing could be decoded), <c>State</c> is <c>open</c> until the page
/// is settled, <c>Reason</c> the issue code of its quarantine, <c>Rotation</c> degrees clockwise to upright, <c>Skew</c> degrees.
/// </summary>
public sealed record ReportPage
{
    public required string Page { get; init; }
    public required string Source { get; init; }
    public required string? Sha256 { get; init; }
    public required string SourceSha256 { get; init; }
    public required string State { get; init; }
    public required IReadOnlyList<string> Flags { get; init; }
    public required string? Reason { get; init; }
    public required bool PagesUnknown { get; init; }
    public required int Rotation { get; init; }
    public required double Skew { get; init; }
    public required double Confidence { get; init; }
    public required double Seconds { get; init; }
}
