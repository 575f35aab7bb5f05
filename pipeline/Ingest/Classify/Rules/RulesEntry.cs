using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Classify.Rules;

/// <summary><c>classes.json</c> as it is written; keys nobody knows are kept to be named.</summary>
internal sealed record RulesEntry(string? Version, List<ClassEntry>? Classes)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? Unknown { get; set; }
}

internal sealed record ClassEntry(string? Code, string? Label, bool Review, List<CueEntry>? Cues)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? Unknown { get; set; }
}

internal sealed record CueEntry(string? Text, string? Regex, string? Zone, double? Weight)
{
    [JsonExtensionData] public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Comments and a last comma are allowed: people write the file.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RulesEntry))]
internal sealed partial class RulesContext : JsonSerializerContext;
