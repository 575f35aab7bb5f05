using System.Text.Json.Serialization;

namespace Ingest.Journal.Report;

/// <summary>Something a person should know; it belongs to a page or to a file.</summary>
public sealed record ReportIssue(
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Page,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? File,
    string Detail);
