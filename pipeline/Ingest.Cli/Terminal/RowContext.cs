using System.Text.Json.Serialization;
using Ingest.Cli.Commands;

namespace Ingest.Cli.Terminal;

/// <summary>What commands print with <c>--json</c>; a new shape is named here.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PlanRow))]
[JsonSerializable(typeof(AktenImportRow))]
[JsonSerializable(typeof(AnswerRow))]
[JsonSerializable(typeof(BackupRow))]
[JsonSerializable(typeof(RestoreRow))]
[JsonSerializable(typeof(DocumentRow))]
[JsonSerializable(typeof(HitRow))]
[JsonSerializable(typeof(AkteRow))]
[JsonSerializable(typeof(BatchRow))]
[JsonSerializable(typeof(DifferenceRow))]
[JsonSerializable(typeof(CorrectedRow))]
[JsonSerializable(typeof(DeletionRow))]
[JsonSerializable(typeof(ExportRow))]
[JsonSerializable(typeof(ProofRow))]
[JsonSerializable(typeof(Dependency))]
internal sealed partial class RowContext : JsonSerializerContext;
