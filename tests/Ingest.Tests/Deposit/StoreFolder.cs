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

    /// <summary>Writes a file beside the store and returns its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Root, name), text);
        return Path.Combine(Root, name);
    }

    public async Task<FileStore> OpenAsync(FaultPoints? faults = null, string? at = null)
    {
        var store = new FileStore(at ?? Store, faults ?? FaultPoints.None);
        stores.Add(store);
        await store.CheckAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Every file of the store with its content, sorted; locks of open stores are left out.</summary>
    public IReadOnlyList<string> Tree() => Tree(Store);

    public static IReadOnlyList<string> Tree(string store) =>
    [
        .. Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetRelativePath(store, f), File: f))
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
