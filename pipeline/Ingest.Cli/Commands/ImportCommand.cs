using System.CommandLine;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest import</c>: what other systems know, by kind.</summary>
internal static class ImportCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new ExampledCommand("import", "Takes in what other systems know.", "ingest import aktenplan plan.csv --store /srv/eakte");
        command.Subcommands.Add(ImportPlanCommand.Create(common));
        command.Subcommands.Add(ImportAktenCommand.Create(common));
        command.Subcommands.Add(ImportAnswerCommand.Create(common));
        return command;
    }
}
