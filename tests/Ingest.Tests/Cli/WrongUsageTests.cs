using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class WrongUsageTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("See: ingest list --help", "list", "--wrong")]
    [InlineData("See: ingest get --help", "get")]
    [InlineData("See: ingest ocr --help", "ocr", "page.tif")]
    [InlineData("See: ingest run --help", "run", "page.tif", "--jobs", "many")]
    [InlineData("See: ingest --help", "rum")]
    [InlineData("See: ingest --help")]
    public async Task What_cannot_be_parsed_exits_1_and_names_the_help(string see, params string[] arguments)
    {
        var run = (await IngestProcess.RunAsync(arguments, folder: folder.Root)).Exits(1);
        Assert.Empty(run.Output);
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.StartsWith("ingest: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(see, lines[^1]);
    }

    [Theory]
    [InlineData("--jobs", "many", "list")]
    [InlineData("--limit", "1.5", "search", "Wort")]
    public async Task A_number_is_asked_for_in_plain_words(string option, string value, params string[] command)
    {
        var run = (await IngestProcess.RunAsync([.. command, option, value], folder: folder.Root)).Exits(1);
        Assert.StartsWith($"ingest: {option} takes a whole number, not '{value}'.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_named_first()
    {
        var run = (await IngestProcess.RunAsync(["rum", "page.tif"], folder: folder.Root)).Exits(1);
        Assert.StartsWith("ingest: There is no command 'rum'. There are run, ocr, ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_that_no_document_has_is_refused_with_those_there_are()
    {
        var run = (await IngestProcess.RunAsync(["list", "--status", "offen"], folder: folder.Root)).Exits(1);
        Assert.Contains("'offen'", run.Error, StringComparison.Ordinal);
        Assert.Contains("filed, provisional, held, dissolved", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_does_not_exist_is_named()
    {
        var run = (await IngestProcess.RunAsync(["run", "missing.tif", "--store", folder["store"]], folder: folder.Root)).Exits(1);
        Assert.Contains("missing.tif does not exist", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("verify")]
    [InlineData("search", "Wort")]
    [InlineData("status")]
    public async Task A_mistyped_store_is_not_created(params string[] arguments)
    {
        var run = (await IngestProcess.RunAsync([.. arguments, "--store", folder["nowhere"]], folder: folder.Root)).Exits(1);
        Assert.Contains(folder["nowhere"], run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    public void Dispose() => folder.Dispose();
}
