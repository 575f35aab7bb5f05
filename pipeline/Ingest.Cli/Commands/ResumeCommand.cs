using System.CommandLine;
using Ingest.Cli.Settings;
using Ingest.Cli.Terminal;
using Ingest.Journal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest resume</c>: finishes interrupted batches with the settings they were begun with.</summary>
internal static class ResumeCommand
{
    public static Command Create(CommonOptions common)
    {
        var batch = new Argument<string?>("BATCH") { Arity = ArgumentArity.ZeroOrOne, Description = "id or its first letters (default: every interrupted batch)" };
        var report = new Option<string?>("--report") { HelpName = "FILE", Description = "write the run report (JSON) to FILE" };
        var command = new ExampledCommand(
            "resume", "Finishes interrupted batches.", "ingest resume --store /srv/eakte", "ingest resume 3fa9 --store /srv/eakte --report report.json")
        {
            batch, report,
        };
        command.Notes = "What is recorded is not done again, what is stored is not stored twice.";
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            // A mistyped path is no store with nothing to do.
            Existing.State(settings);
            await using var workplace = await Existing.OrNewAsync(settings, cancel);
            var batches = await ChosenAsync(workplace.Batches, parsed.GetValue(batch), cancel);
            if (batches.Count == 0)
                common.Messages.Line("No batch is interrupted: nothing to resume.");
            var worst = ExitCode.Done;
            foreach (var open in batches)
            {
                var outcome = await BatchRunner.RunAsync(common.Messages, progress => workplace.ResumeAsync(open, OptionsOf(open), progress, cancel));
                await RunSummary.WriteAsync(common, parsed, outcome, parsed.GetValue(report), cancel);
                if (worst == ExitCode.Done)
                    worst = outcome.ExitCode;
            }
            return (int)worst;
        });
        return command;
    }

    private static async Task<IReadOnlyList<JournalledBatch>> ChosenAsync(Batches batches, string? named, CancellationToken cancel)
    {
        if (named is not null)
            return [await batches.FindAsync(named, cancel)];
        var all = await batches.ListAsync(cancel);
        var interrupted = all.Where(b => b.Interrupted).Select(b => b.Batch).OrderBy(b => b.Number).ToList();
        if (interrupted.Count == 0 && all.FirstOrDefault(b => b.Running) is { } running)
            throw new BusyException($"Batch {running.Batch.Id[..12]} is being worked on by another process.", "Wait for it; 'ingest status' shows how far it is.");
        return interrupted;
    }

    /// <summary>The settings the batch was begun with: other ones would give other bytes.</summary>
    private static IngestOptions OptionsOf(JournalledBatch batch)
    {
        var errors = new List<string>();
        var values = batch.Settings();
        var options = OptionsBinder.Apply(new IngestOptions(), values.Where(v => v.Key.Contains(':', StringComparison.Ordinal)), errors);
        return errors.Count == 0 ? options : throw new ConfigurationException(
            $"Batch {batch.Id} was begun with settings this version does not know:\n  {string.Join("\n  ", errors)}",
            "Resume it with the version that began it, or run the delivery again.");
    }
}
