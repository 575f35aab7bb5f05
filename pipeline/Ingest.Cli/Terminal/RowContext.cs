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
[JsonSerializable(typeof(IEnumerable<AkteRow>))]
[JsonSerializable(typeof(IEnumerable<BatchRow>))]
[JsonSerializable(typeof(IEnumerable<DifferenceRow>))]
[JsonSerializable(typeof(List<CorrectedRow>))]
[JsonSerializable(typeof(List<DeletionRow>))]
[JsonSerializable(typeof(List<ExportRow>))]
[JsonSerializable(typeof(List<ProofRow>))]
[JsonSerializable(typeof(IReadOnlyList<Dependency>))]
internal sealed partial class RowContext : JsonSerializerContext;
