using System.Text.Json.Serialization;
using Ingest.Model;

namespace Ingest.Workers;

/// <summary>The heads of messages. Both sides are the same program: nothing is ever missing.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IngestOptions))]
[JsonSerializable(typeof(WorkerOptions))]
[JsonSerializable(typeof(SourceFile))]
[JsonSerializable(typeof(ScannedPage))]
[JsonSerializable(typeof(PageNumber))]
[JsonSerializable(typeof(OpenedHead))]
[JsonSerializable(typeof(ReadHead))]
[JsonSerializable(typeof(PreparedHead))]
[JsonSerializable(typeof(RecognizedHead))]
[JsonSerializable(typeof(RefusedHead))]
[JsonSerializable(typeof(BrokenHead))]
[JsonSerializable(typeof(RunFaultHead))]
internal sealed partial class MessageContext : JsonSerializerContext;
