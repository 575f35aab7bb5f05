using Ingest.Sample;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>A small generated delivery that is read in seconds, made once for all tests that run the command often.</summary>
public sealed class BriefDelivery : IAsyncLifetime
{
    public const string Clock = "2026-01-02T03:04:05Z";

    private readonly string root = Directory.CreateTempSubdirectory("ingest-brief-").FullName;
    private readonly Lazy<Task<string>> stored;

    public BriefDelivery() => stored = new(StoreAsync);

    public string Input => Path.Combine(root, "delivery");

    public async Task InitializeAsync() =>
        await SampleDelivery.WriteAsync(Input, new SampleOptions { Pages = 7, Seed = 3, Brief = true }, CancellationToken.None);

    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A store with the delivery, filled once; for who only reads or copies it.</summary>
    public Task<string> StoredAsync() => stored.Value;

    private async Task<string> StoreAsync()
    {
        var store = NewStore();
        (await RunAsync(store)).Exits(0);
        return store;
    }

    public string NewStore() => Path.Combine(root, Guid.NewGuid().ToString("n"));

    public Task<IngestProcess.Outcome> RunAsync(string store, string fault = "", string? input = null) => IngestProcess.RunAsync(
        ["run", input ?? Input, "--store", store, "--clock", Clock, "-q", "--json"],
        new Dictionary<string, string> { ["INGEST_FAULT_POINT"] = fault });

    public static Task<IngestProcess.Outcome> ResumeAsync(string store) => IngestProcess.RunAsync(["resume", "--store", store, "-q", "--json"]);
}

[CollectionDefinition(nameof(BriefDelivery))]
public sealed class BriefDeliveryCollection : ICollectionFixture<BriefDelivery>;
