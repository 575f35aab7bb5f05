using Ingest.Deposit;

namespace Ingest.Tests.Deposit;

/// <summary>An empty folder of the test's own with stores in it; disposing removes both.</summary>
public sealed class StoreFolder : IDisposable
{
    private readonly List<FileStore> stores = [];

    public StoreFolder() => Root = Directory.CreateTempSubdirectory("ingest-store-").FullName;

    public string Root { get; }

    public string Store => Path.Combine(Root, "store");

    public string PathOf(string name) => Path.Combine(Store, name);

    public async Task<FileStore> OpenAsync(FaultPoints? faults = null, string? at = null)
    {
        var store = new FileStore(at ?? Store, faults ?? FaultPoints.None);
        stores.Add(store);
        await store.CheckAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Every file of the store with its content, sorted; what a reader of the store can see.</summary>
    public IReadOnlyList<string> Tree() =>
    [
        .. Directory.EnumerateFiles(Store, "*", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetRelativePath(Store, f), File: f))
            .Where(f => !f.Name.EndsWith(".lock", StringComparison.Ordinal))
            .Select(f => $"{f.Name} {Convert.ToHexString(File.ReadAllBytes(f.File))}")
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose()
    {
        foreach (var store in stores)
            store.Dispose();
        Directory.Delete(Root, recursive: true);
    }
}
