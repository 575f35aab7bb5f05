using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Ingest.Cli.Commands;

/// <summary>The usual help, with the notes and examples of the command behind it.</summary>
internal sealed class ExampledHelp(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExampledCommand command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            Write(output, "Notes:", command.Notes.Length == 0 ? [] : command.Notes.Split('\n'));
            Write(output, "Examples:", command.Examples);
        }
        return code;
    }

    private static void Write(TextWriter output, string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        output.WriteLine(heading);
        foreach (var line in lines)
            output.WriteLine("  " + line);
        output.WriteLine();
    }
}
