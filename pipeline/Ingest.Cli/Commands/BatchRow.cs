using Ingest.Cli.Terminal;
using Ingest.Journal;

namespace Ingest.Cli.Commands;

/// <summary>A batch in <c>status --json</c>: a published shape, schemas/status.schema.json.</summary>
internal sealed record BatchRow(string Batch, string State, string Organisation, string Clock, string Started, string? Finished)
{
    public required int Stacks { get; init; }
    public required int StacksRead { get; init; }
    public required int Documents { get; init; }
    public required int DocumentsDone { get; init; }
    public required int Delivered { get; init; }
    public required int InDocuments { get; init; }
    public required int InReview { get; init; }
    public required int Separators { get; init; }
    public required int Blanks { get; init; }
    public required int Superseded { get; init; }
    public required int Quarantined { get; init; }

    public static BatchRow Of(BatchStatus r) => new(
        r.Batch.Id, StateOf(r), r.Batch.Context.Organisation, Output.Time(r.Batch.Context.Clock), Output.Time(r.Batch.Started),
        r.Batch.Finished is { } finished ? Output.Time(finished) : null)
    {
        Stacks = r.Stacks,
        StacksRead = r.StacksRead,
        Documents = r.Documents,
        DocumentsDone = r.DocumentsDone,
        Delivered = r.Account.Delivered,
        InDocuments = r.Account.InDocuments,
        InReview = r.Account.InReview,
        Separators = r.Account.Separators,
        Blanks = r.Account.Blanks,
        Superseded = r.Account.Superseded,
        Quarantined = r.Account.Quarantined,
    };

    public static string StateOf(BatchStatus r) => r.Running ? "running" : r.Interrupted ? "interrupted" : r.Batch.State.Word();
}
