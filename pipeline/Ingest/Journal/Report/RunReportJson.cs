using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Journal.Report;

/// <summary>The report as JSON (<c>run --report</c>).</summary>
public static class RunReportJson
{
    private static readonly ReportContext Context = new(ReportingJson.Options());

    public static async ValueTask WriteAsync(RunReport report, Stream stream, CancellationToken cancel)
    {
        await JsonSerializer.SerializeAsync(stream, report, Context.RunReport, cancel);
        stream.WriteByte((byte)'\n');
    }

    public static string ToText(RunReport report) => JsonSerializer.Serialize(report, Context.RunReport) + "\n";
}

[JsonSerializable(typeof(RunReport))]
internal sealed partial class ReportContext : JsonSerializerContext;
