using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Ingest.Cli.Terminal;

namespace Ingest.Cli.Commands;

/// <summary>The table of commands; its rows are a contract (DESIGN §6).</summary>
public static class CommandLine
{
    private static readonly IReadOnlyList<(string Name, Func<CommonOptions, Command> Create)> Rows =
    [
        ("run", RunCommand.Create),
        ("ocr", OcrCommand.Create),
        ("status", StatusCommand.Create),
        ("resume", ResumeCommand.Create),
        ("list", ListCommand.Create),
        ("search", SearchCommand.Create),
        ("get", GetCommand.Create),
        ("explain", ExplainCommand.Create),
        ("import", ImportCommand.Create),
        ("akten", AktenCommand.Create),
        ("close", CloseCommand.Create),
        ("delete", DeleteCommand.Create),
        ("correct", CorrectCommand.Create),
        ("confirm", ConfirmCommand.Create),
        ("release", ReleaseCommand.Create),
        ("operator", OperatorCommand.Create),
        ("verify", VerifyCommand.Create),
        ("backup", BackupCommand.Create),
        ("restore", RestoreCommand.Create),
        ("export", ExportCommand.Create),
        ("sample", SampleCommand.Create),
        ("doctor", DoctorCommand.Create),
    ];

    /// <param name="arguments">What was typed; empty: every command.</param>
    public static Command Create(Messages messages, IReadOnlyList<string> arguments)
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
        // twenty commands with their options are a fifth of the start of a short one: only those that are named are put together
        var named = Rows.Where(r => arguments.Contains(r.Name, StringComparer.Ordinal)).ToList();
        foreach (var row in named.Count > 0 ? named : Rows)
            root.Subcommands.Add(row.Create(common));
        return root;
    }

    /// <summary>What was typed wrong. Where a word is no command, that says it, not that a command is missing.</summary>
    public static IEnumerable<string> Errors(ParseResult parsed) =>
        parsed.CommandResult.Parent is null && parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-')
            ? [$"There is no command '{Output.Clean(word)}'. There are {string.Join(", ", Rows.Select(r => r.Name))}."]
            : parsed.Errors.Select(e => e.Message);

    /// <summary>The command as it is typed, for example <c>ingest run</c>.</summary>
    public static string NameOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : result.Command.Name;
}
