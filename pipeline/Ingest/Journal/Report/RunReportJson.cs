using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Journal.Report;

/// <summary>Writes the report as JSON: camel case, indented, umlauts as they are, properties in the order of the records.</summary>
public static class RunReportJson
{
    private static readonly ReportContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static async ValueTask WriteAsync(RunReport report, Stream stream, CancellationToken cancel)
    {
        await JsonSerializer.SerializeAsync(stream, report, Context.RunReport, cancel);
        stream.WriteByte((byte)'\n');
    }

    public static string ToText(RunReport report) => JsonSerializer.Serialize(report, Context.RunReport) + "\n";
}

[JsonSerializable(typeof(RunReport))]
internal sealed partial class ReportContext : JsonSerializerContext;
