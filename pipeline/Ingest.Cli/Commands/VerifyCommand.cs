using System.CommandLine;
using Ingest.Cli.Terminal;
using Ingest.Deposit;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest verify</c>: re-hashes the store and reconciles it with journal and catalog.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new ExampledCommand("verify", "Reads the whole store again and checks it.", "ingest verify --store /srv/eakte")
        {
            Notes = "Every object is checked against its name, its marker, the receipts, the journal and the catalog. Exit 12 on any difference.",
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var workplace = await Existing.OpenAsync(common.Read(parsed), cancel);
            var progress = new VerifyLine(common.Messages, TimeProvider.System);
            var found = new List<Difference>();
            await foreach (var difference in workplace.VerifyAsync(progress, cancel))
                found.Add(difference);
            progress.Finish();

            var differences = found.Where(d => !d.IsNote).ToList();
            if (common.Json(parsed))
                Output.Json(found.Select(DifferenceRow.Of));
            else
                foreach (var d in differences)
                    Console.Out.WriteLine($"{DifferenceRow.KindOf(d)}\t{d.Name}\t{d.Document}\t{d.Detail}");
            common.Messages.Line(differences.Count == 0
                ? $"{progress.Last.Records} records and {progress.Last.Objects} objects are what they should be{Orphans(found)}."
                : $"{differences.Count} differences in {progress.Last.Records} records and {progress.Last.Objects} objects. Restore the named objects from a copy of the store; an undamaged delivery can be run again.");
            return (int)(differences.Count == 0 ? ExitCode.Done : ExitCode.Difference);
        });
        return command;
    }

    private static string Orphans(IEnumerable<Difference> found) => found.Count(d => d.IsNote) is var n and > 0 ? $" ({n} objects belong to nothing yet)" : "";
}
