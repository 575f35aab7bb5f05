using Azure.Core;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;

namespace Ingest.Deposit.Blobs;

/// <summary>Signs in to the container of a store, with the protocol version, the checks and the bounds that the configuration names.</summary>
internal static class BlobConnection
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <exception cref="ConfigurationException">No connection, or one that cannot be used. The message never repeats it.</exception>
    public static BlobContainerClient Open(StorePlace place, StoreOptions access)
    {
        var options = Options(access);
        if (!access.ConnectionString.IsEmpty)
            return WithString(place, access.ConnectionString, options);
        if (access.AccountUrl.Length == 0)
            throw new ConfigurationException(
                $"The store {place} has no connection.",
                "Set Ingest__Store__ConnectionString in the environment, or Store:AccountUrl (https://NAME.blob.core.windows.net) where the machine has a managed identity.");
        var credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            ManagedIdentityClientId = access.IdentityClientId.Length > 0 ? access.IdentityClientId : null,
        });
        return new BlobContainerClient(new Uri($"{access.AccountUrl.TrimEnd('/')}/{place.Container}"), credential, options);
    }

    private static BlobContainerClient WithString(StorePlace place, Secret connection, BlobClientOptions options)
    {
        try
        {
            return new BlobContainerClient(connection.Reveal(), place.Container, options);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new ConfigurationException(
                "Store:ConnectionString is not a connection string of a storage account.",
                "Copy it whole, as the account's access keys show it: DefaultEndpointsProtocol=https;AccountName=...;AccountKey=... or BlobEndpoint=...;SharedAccessSignature=...");
        }
    }

    private static BlobClientOptions Options(StoreOptions access)
    {
        var options = new BlobClientOptions(VersionOf(access.ServiceVersion))
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = access.Retries,
                Delay = access.RetryDelay,
                MaxDelay = LongestPause,
                NetworkTimeout = access.CallTimeLimit,
            },
            // MD5, never CRC64 or Auto: those frame the body, and a store that does not know the framing keeps the frames as content (measured with Azurite).
            TransferValidation =
            {
                Upload = { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
                Download = { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
            },
            Diagnostics = { IsLoggingEnabled = false, IsLoggingContentEnabled = false, IsDistributedTracingEnabled = false },
        };
        return options;
    }

    private static BlobClientOptions.ServiceVersion VersionOf(string text) =>
        Enum.TryParse<BlobClientOptions.ServiceVersion>("V" + text.TrimStart('V', 'v').Replace('-', '_'), out var version) && Enum.IsDefined(version)
            ? version
            : throw new ConfigurationException(
                $"Store:ServiceVersion '{text}' is not known.",
                $"Name one up to {Enum.GetValues<BlobClientOptions.ServiceVersion>().Max()}, such as V2025_11_05.");
}
