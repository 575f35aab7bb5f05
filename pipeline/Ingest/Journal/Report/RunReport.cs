using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Journal.Report;

/// <summary>
/// The run report: what a scanning centre gets back and a script reads (DESIGN §6, schemas/run-report.schema.json). Every delivered page is in it.
/// Two runs over the same delivery with the same clock differ in <c>started</c>, <c>finished</c>, <c>seconds</c> and <c>timing</c> only.
/// </summary>
public sealed record RunReport
{
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = 1;
    public required string Batch { get; init; }
    public required string Started { get; init; }
    /// <summary>Null while the batch is not complete.</summary>
    public required string? Finished { get; init; }
    public required JsonElement Configuration { get; init; }
    public required IReadOnlyDictionary<string, string> Versions { get; init; }
    public required ReportAccount Account { get; init; }
    public required IReadOnlyList<ReportStack> Stacks { get; init; }
    public required IReadOnlyList<string> Ignored { get; init; }
    public required IReadOnlyList<ReportPage> Pages { get; init; }
    public required IReadOnlyList<ReportDocument> Documents { get; init; }
    public required IReadOnlyList<ReportIssue> Issues { get; init; }
    public required ReportTiming Timing { get; init; }
}
