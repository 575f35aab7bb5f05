using System.CommandLine;
using Ingest.Cli.Commands;
using Ingest.Cli.Terminal;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public class HelpTests
{
    public static TheoryData<string> Commands => new(Root().Subcommands.Select(c => c.Name));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_help_with_an_example(string name)
    {
        var (code, help) = Help(name);
        Assert.Equal(0, code);
        Assert.Contains($"Usage:\n  ingest {name} ", help, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  ingest {name}", help, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_list_shows_one_short_line_per_command(string name)
    {
        var summary = Root().Subcommands.Single(c => c.Name == name).Description!;
        var line = Assert.Single(Help().Text.Split('\n'), l => l.StartsWith($"  {name} ", StringComparison.Ordinal));
        Assert.EndsWith(summary, line.TrimEnd(), StringComparison.Ordinal);
        Assert.True(line.TrimEnd().Length <= 80, $"'{line}' is wider than a terminal.");
    }

    [Fact]
    public void The_program_is_called_ingest()
    {
        var (code, help) = Help();
        Assert.Equal(0, code);
        Assert.Contains("Usage:\n  ingest ", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Ingest.Cli", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_printed() =>
        Assert.Matches(@"^\d+\.\d+\.\d+", (await IngestProcess.RunAsync(["--version"])).Exits(0).Output);

    [Fact]
    public async Task Help_goes_to_stdout_even_where_something_is_missing() =>
        Assert.Contains("--out", (await IngestProcess.RunAsync(["ocr", "--help"])).Exits(0).Output, StringComparison.Ordinal);

    private static Command Root() => CommandLine.Create(new Messages(TextWriter.Null, isTerminal: false), []);

    private static (int Code, string Text) Help(params string[] command)
    {
        using var output = new StringWriter();
        var code = Root().Parse([.. command, "--help"]).Invoke(new InvocationConfiguration { Output = output });
        return (code, output.ToString().ReplaceLineEndings("\n"));
    }
}
