using System.CommandLine;
using System.Globalization;
using Ingest.Cli.Terminal;
using Ingest.Journal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest status</c>: the batches of the journal and how far they are.</summary>
internal static class StatusCommand
{
    public static Command Create(CommonOptions common)
    {
        var batch = new Argument<string?>("BATCH") { Arity = ArgumentArity.ZeroOrOne, Description = "id or its first letters (default: all, newest first)" };
        var command = new ExampledCommand("status", "Lists batches with their state and page account.", "ingest status --store /srv/eakte --json")
        {
            batch,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            await using var journal = await Ingest.Journal.Journal.OpenAsync(Existing.State(settings), FaultPoints.None, cancel);
            var batches = new Batches(journal, TimeProvider.System);
            var rows = await batches.ListAsync(cancel);
            if (parsed.GetValue(batch) is { } wanted)
            {
                var id = (await batches.FindAsync(wanted, cancel)).Id;
                rows = [.. rows.Where(r => r.Batch.Id == id)];
            }
            if (common.Json(parsed))
                Output.JsonRows(rows.Select(BatchRow.Of));
            else
                Output.Table(["BATCH", "STATE", "STARTED", "STACKS", "PAGES", "DOCUMENTS", "REVIEW PAGES", "QUARANTINED"], rows.Select(r => new[]
                {
                    r.Batch.Id[..12], BatchRow.StateOf(r), Output.Time(r.Batch.Started), Of(r.StacksRead, r.Stacks), Number(r.Account.Delivered),
                    Of(r.DocumentsDone, r.Documents), Number(r.Account.InReview), Number(r.Account.Quarantined),
                }));
            return 0;
        });
        return command;
    }

    private static string Of(int done, int all) => string.Create(CultureInfo.InvariantCulture, $"{done}/{all}");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
