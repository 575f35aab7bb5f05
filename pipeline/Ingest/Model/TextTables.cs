using System.Text.Json.Serialization;

namespace Ingest.Model;

/// <summary>Names and texts as JSON: settings of a batch, pseudonyms, lists for SQL.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyCollection<string>))]
internal sealed partial class TextTables : JsonSerializerContext;
