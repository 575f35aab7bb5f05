using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Ingest.Deposit.Blobs;

/// <summary>The blobs of one store: those of a container whose names begin with the store's prefix. Names given and taken are without it.</summary>
internal sealed class BlobFolder(BlobContainerClient container, StorePlace place)
{
    public BlobCalls Calls { get; } = new($"{place} of account {container.AccountName}");

    public BlockBlobClient Of(string name) => container.GetBlockBlobClient(place.Prefix + name);

    /// <summary>Null when there is no such blob.</summary>
    public async Task<BlobProperties?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await Calls.RunAsync(name, async () => (await Of(name).GetPropertiesAsync(cancellationToken: cancel)).Value, cancel, BlobFailure.IsAbsent);
        }
        catch (RequestFailedException e) when (BlobFailure.IsAbsent(e))
        {
            return null;
        }
    }

    /// <summary>Null when there is no such blob.</summary>
    public async Task<BlobReadStream?> OpenAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await BlobReadStream.OpenAsync(Of(name), Calls, name, cancel);
        }
        catch (RequestFailedException e) when (BlobFailure.IsAbsent(e))
        {
            return null;
        }
    }

    /// <summary>Null when there is no such blob.</summary>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancel)
    {
        await using var stream = await OpenAsync(name, cancel);
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    public Task DeleteAsync(string name, CancellationToken cancel) => Calls.RunAsync(
        name, async () => await Of(name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancel), cancel);

    public Task HoldAsync(string name, bool hold, CancellationToken cancel) => Calls.RunAsync(
        name, async () => await Of(name).SetLegalHoldAsync(hold, cancel), cancel);

    /// <summary>Creates the container unless it is there.</summary>
    public Task CreateContainerAsync(CancellationToken cancel) => Calls.RunAsync(
        "", async () => await container.CreateIfNotExistsAsync(cancellationToken: cancel), cancel);

    public Task<bool> HasContainerAsync(CancellationToken cancel) => Calls.RunAsync(
        "", async () => (await container.ExistsAsync(cancel)).Value, cancel);

    /// <summary>
    /// Names that begin with <paramref name="below"/>, in ordinal order. Page by page with the service's own mark of where it is: an enumerator that
    /// once failed would end as if the list did.
    /// </summary>
    public async IAsyncEnumerable<string> NamesAsync(string below, [EnumeratorCancellation] CancellationToken cancel)
    {
        var options = new GetBlobsOptions { Prefix = place.Prefix + below };
        var last = "";
        string? mark = null;
        do
        {
            var page = await Calls.RunAsync(below, async () => await PageAsync(options, mark, cancel), cancel);
            foreach (var blob in page.Values)
            {
                if (!blob.Name.StartsWith(options.Prefix, StringComparison.Ordinal) || string.CompareOrdinal(last, blob.Name) >= 0)
                    throw OutOfOrder();
                last = blob.Name;
                yield return blob.Name[place.Prefix.Length..];
            }

            mark = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(mark));
    }

    private async Task<Page<BlobItem>> PageAsync(GetBlobsOptions options, string? mark, CancellationToken cancel) =>
        await container.GetBlobsAsync(options, cancel).AsPages(mark).FirstAsync(cancel);

    /// <summary>What reads lists relies on the order; an account with a hierarchical namespace has another one.</summary>
    private StoreException OutOfOrder() => new(
        $"The store {Calls.Place} does not list its blobs in the order of their names.",
        "Use a storage account without hierarchical namespace.");
}
