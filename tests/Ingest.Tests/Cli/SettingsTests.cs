using System.Text;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

/// <summary>Which of file, environment, profile and command line counts, seen through the model that <c>doctor</c> looks for.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public SettingsTests()
    {
        Write("ingest.json", """{ "Recognize": { "Languages": "file" } }""");
        Write("profiles/brief.json", """{ "languages": ["profile"] }""");
    }

    [Theory]
    [InlineData("file", false)]
    [InlineData("environment", true)]
    [InlineData("profile", true, "--profile", "brief")]
    [InlineData("command", true, "--profile", "brief", "--lang", "command")]
    public async Task The_later_source_counts(string language, bool environment, params string[] arguments)
    {
        var doctor = (await RunAsync(["doctor", "--json", .. arguments], environment ? new() { ["Ingest__Recognize__Languages"] = "environment" } : [])).Exits(3);
        var models = doctor.Json.EnumerateArray().Select(f => f.GetProperty("name").GetString()!).Where(n => n.StartsWith("model ", StringComparison.Ordinal));
        Assert.Equal([$"model {language}"], models);
    }

    [Fact]
    public async Task A_list_may_be_a_JSON_array()
    {
        Write("ingest.json", """{ "Recognize": { "Languages": ["one", "two"] } }""");
        var doctor = (await RunAsync(["doctor", "--json"], [])).Exits(3);
        Assert.Equal(["model one", "model two"], doctor.Json.EnumerateArray().Select(f => f.GetProperty("name").GetString()!).Where(n => n.StartsWith("model ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task All_errors_of_all_sources_are_named_at_once()
    {
        Write("ingest.json", """{ "Recognise": { "Workers": 1 }, "Scan": { "RenderDpi": 5000 } }""");
        Write("profiles/wrong.json", """{ "sprache": "deu", "thresholds": { "page": 0.5 } }""");
        var environment = new Dictionary<string, string> { ["Ingest__Render__JpegQuality"] = "high" };
        var error = (await RunAsync(["doctor", "--profile", "wrong", "--recognizer", "other"], environment)).Exits(9).Error;
        Assert.All(
            ["Recognise:Workers", "Render:JpegQuality cannot be 'high'", "'sprache'", "thresholds:page", "(--recognizer) cannot be 'other'", "Scan:RenderDpi must lie between"],
            part => Assert.Contains(part, error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_configuration_file_that_is_no_JSON_is_bad_configuration()
    {
        Write("ingest.json", "{ Recognize");
        Assert.Contains("ingest.json is not valid JSON", (await RunAsync(["doctor"], [])).Exits(9).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_configuration_file_must_exist() =>
        Assert.Contains("other.json does not exist", (await RunAsync(["doctor", "--config", "other.json"], [])).Exits(9).Error, StringComparison.Ordinal);

    private Task<IngestProcess.Outcome> RunAsync(string[] arguments, Dictionary<string, string> environment) =>
        IngestProcess.RunAsync(arguments, environment, folder.Root);

    private void Write(string name, string text) => folder.Write(name, Encoding.UTF8.GetBytes(text));

    public void Dispose() => folder.Dispose();
}
