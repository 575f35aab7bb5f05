using System.CommandLine;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest backup</c>: what is not in the store, in one ZIP, while everything goes on.</summary>
internal static class BackupCommand
{
    public static Command Create(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "the ZIP to write; must not exist" };
        var command = new ExampledCommand(
            "backup", "Saves journal, catalog, rules, models and profiles.", "ingest backup /backup/ingest-2026-11-25.zip --store /srv/eakte --operator op-7")
        {
            file,
        };
        command.Notes = """
            Runs may go on: each database is copied as it stands in one moment. The store is not part of it: it is write-once, copy what is new.
            What is deposited later is found again after a restore by 'ingest verify --repair'.
            """;
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = common.Read(parsed);
            await using var workplace = await Existing.OpenAsync(settings, cancel);
            var zip = Path.GetFullPath(parsed.GetRequiredValue(file));
            var sha256 = await BackupDesk.BackupAsync(workplace, settings.Store, zip, settings.Operator, TimeProvider.System, cancel);
            if (common.Json(parsed))
                Output.Json(new BackupRow(zip, new FileInfo(zip).Length, sha256.Hex));
            else
                Console.Out.WriteLine($"{sha256.Hex}  {Output.Clean(zip)}");
            return 0;
        });
        return command;
    }
}

/// <summary>What <c>backup --json</c> prints: a published shape, schemas/backup.schema.json.</summary>
internal sealed record BackupRow(string File, long Length, string Sha256);
