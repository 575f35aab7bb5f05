using System.Text.Json.Serialization;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>
/// The records in journal rows. The generated code leaves a property that a row does not have at its type's default, not at its initialiser:
/// a property added later takes null in its <c>init</c> for empty.
/// </summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RecordedPage))]
[JsonSerializable(typeof(ClassifiedDocument))]
[JsonSerializable(typeof(Dictionary<string, Digest>))]
internal sealed partial class JournalContext : JsonSerializerContext;
