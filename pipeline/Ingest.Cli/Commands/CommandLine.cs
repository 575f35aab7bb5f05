using System.CommandLine;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary>The table of commands; its rows are a contract (DESIGN §6).</summary>
public static class CommandLine
{
    public static RootCommand Create(Messages messages)
    {
        var common = new CommonOptions(messages);
        var root = new RootCommand(
            "Turns scanned file stacks into searchable PDF/A documents in the E-Akte store, every page accounted for.\n\n" +
            "Example:\n  ingest run /scans/2026-11-23 --store /srv/eakte --report report.json");
        common.AddTo(root);
        root.Subcommands.Add(RunCommand.Create(common));
        root.Subcommands.Add(OcrCommand.Create(common));
        root.Subcommands.Add(StatusCommand.Create(common));
        root.Subcommands.Add(ResumeCommand.Create(common));
        root.Subcommands.Add(ListCommand.Create(common));
        root.Subcommands.Add(SearchCommand.Create(common));
        root.Subcommands.Add(GetCommand.Create(common));
        root.Subcommands.Add(ExplainCommand.Create(common));
        root.Subcommands.Add(VerifyCommand.Create(common));
        root.Subcommands.Add(SampleCommand.Create(common));
        root.Subcommands.Add(DoctorCommand.Create(common));
        return root;
    }
}
