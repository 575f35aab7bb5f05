using Ingest.Deposit;
using Ingest.Tests.Support;

namespace Ingest.Tests.Deposit;

/// <summary>The contract on a container of its own.</summary>
public class BlobStoreContractTests : StoreContractTests, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string container = SharedAzurite.NewContainer();
    private int files;

    protected virtual string Place => $"azure:{container}";

    protected string Container => container;

    protected override int Rounds => 3;

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task<IDepositStore> OpenAsync() => await SharedAzurite.OpenAsync(Place);

    protected override string WorkFile(byte[] bytes)
    {
        var path = Path.Combine(folder.Root, $"work-{files++}");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

/// <summary>The contract below a prefix, beside another store that must not be seen.</summary>
public sealed class PrefixedBlobStoreContractTests : BlobStoreContractTests
{
    protected override string Place => $"azure:{Container}/archiv/2026";

    protected override async Task<IDepositStore> OpenAsync()
    {
        var neighbour = await SharedAzurite.OpenAsync($"azure:{Container}/archiv/2026-b");
        await neighbour.TryCreateRecordAsync("commits/neighbour/v1.json", new byte[] { 1 }, default);
        return await base.OpenAsync();
    }
}
