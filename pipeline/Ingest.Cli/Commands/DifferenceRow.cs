using System.Text.Json;
using Ingest.Deposit;

namespace Ingest.Cli.Commands;

/// <summary>A difference in <c>verify --json</c>: a published shape, schemas/verify.schema.json. A note is no fault.</summary>
internal sealed record DifferenceRow(string Kind, string Name, Guid? Document, string Detail, bool Note)
{
    public static DifferenceRow Of(Difference d) => new(KindOf(d), d.Name, d.Document, d.Detail, d.IsNote);

    public static string KindOf(Difference d) => JsonNamingPolicy.KebabCaseLower.ConvertName(d.Kind.ToString());
}
