using System.CommandLine;

namespace Ingest.Cli.Commands;

/// <summary>A command whose summary is one line in the list of commands; the rest stands in its own help only.</summary>
internal sealed class ExampledCommand(string name, string summary, params string[] examples) : Command(name, summary)
{
    /// <summary>Command lines as they are typed.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>What is worth knowing beyond the summary; empty for nothing.</summary>
    public string Notes { get; set; } = "";
}
