using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary>The table of commands; its rows are a contract (DESIGN §6).</summary>
public static class CommandLine
{
    public static Command Create(Messages messages)
    {
        var common = new CommonOptions(messages);
        // no RootCommand: that one is called like the assembly
        var root = new ExampledCommand(
            "ingest", "Turns scanned file stacks into searchable PDF/A documents in the E-Akte store, every page accounted for.",
            "ingest run /scans/2026-11-23 --store /srv/eakte --report report.json");
        var help = new HelpOption { Recursive = true };
        help.Action = new ExampledHelp((HelpAction)help.Action!);
        root.Options.Add(help);
        root.Options.Add(new VersionOption());
        common.AddTo(root);
        root.Subcommands.Add(RunCommand.Create(common));
        root.Subcommands.Add(OcrCommand.Create(common));
        root.Subcommands.Add(StatusCommand.Create(common));
        root.Subcommands.Add(ResumeCommand.Create(common));
        root.Subcommands.Add(ListCommand.Create(common));
        root.Subcommands.Add(SearchCommand.Create(common));
        root.Subcommands.Add(GetCommand.Create(common));
        root.Subcommands.Add(ExplainCommand.Create(common));
        root.Subcommands.Add(ImportCommand.Create(common));
        root.Subcommands.Add(AktenCommand.Create(common));
        root.Subcommands.Add(CloseCommand.Create(common));
        root.Subcommands.Add(DeleteCommand.Create(common));
        root.Subcommands.Add(CorrectCommand.Create(common));
        root.Subcommands.Add(ConfirmCommand.Create(common));
        root.Subcommands.Add(ReleaseCommand.Create(common));
        root.Subcommands.Add(OperatorCommand.Create(common));
        root.Subcommands.Add(VerifyCommand.Create(common));
        root.Subcommands.Add(BackupCommand.Create(common));
        root.Subcommands.Add(RestoreCommand.Create(common));
        root.Subcommands.Add(ExportCommand.Create(common));
        root.Subcommands.Add(SampleCommand.Create(common));
        root.Subcommands.Add(DoctorCommand.Create(common));
        return root;
    }

    /// <summary>The command as it is typed, for example <c>ingest run</c>.</summary>
    public static string NameOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : result.Command.Name;
}
