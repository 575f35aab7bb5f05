using System.CommandLine;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest restore</c>: a backup in place of journal and catalog.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "a ZIP that 'ingest backup' has written" };
        var replace = new Option<bool>("--replace") { Description = "there is a journal already: put the backup in its place; what stood there is kept in STATE/replaced-N" };
        var command = new ExampledCommand(
            "restore", "Puts a backup in place of journal and catalog.", "ingest restore /backup/ingest-2026-11-25.zip --store /srv/eakte --replace --operator op-7")
        {
            file, replace,
        };
        command.Notes = """
            Everything in the ZIP is checked before anything is touched. Stop 'ingest serve' and 'ingest watch' first; a running batch is refused (exit 6).
            Run 'ingest verify --repair' afterwards: documents deposited since the backup are found again from their markers.
            """;
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            await Existing.RequireStoreAsync(settings, cancel);
            var kept = await BackupDesk.RestoreAsync(
                settings.Store, settings.Options.Store, settings.State, Path.GetFullPath(parsed.GetRequiredValue(file)), parsed.GetValue(replace), settings.Operator,
                TimeProvider.System, FaultPoints.FromEnvironment(), cancel);
            if (common.Json(parsed))
                Output.Json(new RestoreRow(settings.State, kept));
            foreach (var name in kept)
                common.Messages.Line($"The store has another {name}: it was kept.");
            common.Messages.Line($"Restored to {settings.State}. Now run: ingest verify --repair{common.Messages.Place}");
            return 0;
        });
        return command;
    }
}

/// <summary>What <c>restore --json</c> prints: a published shape, schemas/restore.schema.json.</summary>
/// <param name="Kept">Records of the store that differ from those in the backup and stay.</param>
internal sealed record RestoreRow(string State, IReadOnlyList<string> Kept);
