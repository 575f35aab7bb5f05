using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Journal.Explain;

/// <summary>The explanation as JSON (<c>explain --json</c>).</summary>
public static class ExplanationJson
{
    private static readonly ExplanationContext Context = new(ReportingJson.Options());

    public static string ToText(Explanation explanation) => JsonSerializer.Serialize(explanation, Context.Explanation) + "\n";

    internal static JsonElement ToElement(Explanation explanation) => JsonSerializer.SerializeToElement(explanation, Context.Explanation);
}

[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationContext : JsonSerializerContext;
