using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ingest.Journal;

/// <summary>How reports and explanations are written: camel case, indented, umlauts as they are, properties in the order of the records.</summary>
internal static class ReportingJson
{
    /// <summary>Fresh options: each serializer context binds its own.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
