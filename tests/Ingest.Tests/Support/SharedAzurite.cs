using Azure.Storage.Blobs;
using Ingest.Deposit;
using Ingest.Deposit.Blobs;

namespace Ingest.Tests.Support;

/// <summary>One blob service for all tests that want one, started by the first; each takes a container of its own. It ends with the test process.</summary>
public static class SharedAzurite
{
    private static readonly Lazy<Task<Azurite>> Server = new(StartAsync);

    public static Task<Azurite> GetAsync() => Server.Value;

    public static string NewContainer() => $"t-{Guid.NewGuid():N}";

    /// <summary>What signs in, with failures that end soon.</summary>
    public static async Task<StoreOptions> AccessAsync(Uri? through = null) => new()
    {
        ConnectionString = new Secret(Azurite.ConnectionTo(through ?? (await GetAsync()).Endpoint)),
        RetryDelay = TimeSpan.FromMilliseconds(20),
    };

    /// <summary>A checked store.</summary>
    public static async Task<BlobStore> OpenAsync(string place, FaultPoints? faults = null, StoreOptions? access = null)
    {
        var store = BlobStore.Open(StorePlace.Parse(place), access ?? await AccessAsync(), faults ?? FaultPoints.None);
        await store.CheckAsync(CancellationToken.None);
        return store;
    }

    /// <summary>The container itself, past the store.</summary>
    public static async Task<BlobContainerClient> ContainerAsync(string name) => new(
        (await GetAsync()).ConnectionString, name, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05));

    /// <summary>Every blob with its content, sorted; the same lines as <see cref="Deposit.StoreFolder.Tree()"/>.</summary>
    public static async Task<IReadOnlyList<string>> TreeAsync(string container)
    {
        var client = await ContainerAsync(container);
        var lines = new List<string>();
        await foreach (var blob in client.GetBlobsAsync())
            lines.Add($"{blob.Name} {Convert.ToHexString((await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content)}");
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static async Task<Azurite> StartAsync()
    {
        var azurite = await Azurite.StartAsync(Repository.File("pipeline", ".install.sh"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => azurite.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return azurite;
    }
}
