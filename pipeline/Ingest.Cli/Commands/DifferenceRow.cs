using System.Text.Json;
using Ingest.Deposit;

namespace Ingest.Cli.Commands;

/// <summary>A difference in <c>verify --json</c>: a published shape, schemas/verify.schema.json. A note is no fault.</summary>
/// <param name="Repaired">This call of <c>verify --repair</c> has mended it.</param>
internal sealed record DifferenceRow(string Kind, string Name, Guid? Document, string Detail, bool Note, bool Repaired)
{
    public static DifferenceRow Of(Difference d, bool repaired = false) => new(KindOf(d), d.Name, d.Document, d.Detail, d.IsNote, repaired);

    public static string KindOf(Difference d) => JsonNamingPolicy.KebabCaseLower.ConvertName(d.Kind.ToString());
}
