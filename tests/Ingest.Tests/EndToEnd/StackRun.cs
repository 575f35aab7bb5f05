using System.Text.Json;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>
/// The main job, once, over the real stacks (or, where the test data are absent, over a generated delivery): the tests of this collection look at what it left behind.
/// </summary>
public sealed class StackRun : IAsyncLifetime
{
    public const string Clock = "2026-01-02T03:04:05Z";

    private readonly string root = Directory.CreateTempSubdirectory("ingest-stacks-").FullName;

    public string Store => Path.Combine(root, "store");
    public string Twins => Path.Combine(root, "twins");
    public IReadOnlyList<StackTruth> Truth { get; private set; } = [];
    public JsonElement Report { get; private set; }

    public async Task InitializeAsync()
    {
        Truth = TestData.Available ? StackTruth.OfRealStacks() : await StackTruth.OfSampleAsync(Path.Combine(root, "sample"));
        var report = Path.Combine(root, "report.json");
        var outcome = await IngestProcess.RunAsync(
            ["run", .. Truth.Select(t => t.Input), "--store", Store, "--report", report, "--clock", Clock, "-q"],
            new Dictionary<string, string> { ["Ingest__Render__TwinFolder"] = Twins });
        outcome.Exits(0);
        Report = JsonDocument.Parse(await File.ReadAllTextAsync(report)).RootElement;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }

    public IEnumerable<JsonElement> Documents => Report.GetProperty("documents").EnumerateArray();

    /// <summary>A stored file of a document, by its name in the report.</summary>
    public string FileOf(JsonElement document, string property) => Path.Combine(Store, document.GetProperty(property).GetString()!);

    /// <summary>The document a page went into, and its number there, from 1.</summary>
    public (JsonElement Document, int Number) PlaceOf(string page)
    {
        var document = Documents.Single(d => d.GetProperty("pages").EnumerateArray().Any(p => p.GetString() == page));
        return (document, document.GetProperty("pages").EnumerateArray().Select(p => p.GetString()).ToList().IndexOf(page) + 1);
    }

    /// <summary>The image of a page as it was delivered, in the store.</summary>
    public string DeliveredImage(JsonElement document, int number)
    {
        using var json = Marker(document);
        return ObjectFile(json.RootElement.GetProperty("pages")[number - 1].GetProperty("delivered").GetString()!);
    }

    /// <summary>An object of a document that the report does not name, by its role in the commit marker.</summary>
    public string ObjectOf(JsonElement document, string role)
    {
        using var json = Marker(document);
        return ObjectFile(json.RootElement.GetProperty("objects").GetProperty(role).GetProperty("sha256").GetString()!);
    }

    private JsonDocument Marker(JsonElement document) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Store, "commits", document.GetProperty("id").GetString()!, "v1.json")));

    private string ObjectFile(string sha256) => Path.Combine(Store, "objects", sha256[..2], sha256);
}

[CollectionDefinition(nameof(StackRun))]
public sealed class StackRunCollection : ICollectionFixture<StackRun>;
