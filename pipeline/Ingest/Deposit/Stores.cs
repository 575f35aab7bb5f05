using System.Runtime.CompilerServices;
using Ingest.Deposit.Blobs;

namespace Ingest.Deposit;

/// <summary>The one place where a store is chosen.</summary>
public static class Stores
{
    /// <summary>The caller disposes it where it is disposable, and calls <see cref="IDepositStore.CheckAsync"/> before anything else.</summary>
    /// <exception cref="ConfigurationException">A store of blobs without a usable connection.</exception>
    public static IDepositStore Open(StorePlace place, StoreOptions access, FaultPoints faults) =>
        place.IsFolder ? new FileStore(place.Folder, faults) : OpenBlobs(place, access, faults);

    /// <summary>Is there a store in this place? Creates nothing.</summary>
    /// <exception cref="StoreException">The place cannot be reached.</exception>
    public static ValueTask<bool> ExistsAsync(StorePlace place, StoreOptions access, CancellationToken cancel) =>
        place.IsFolder ? ValueTask.FromResult(File.Exists(Path.Combine(place.Folder, StoreLayout.Format))) : BlobsExistAsync(place, access, cancel);

    // Methods of their own: a run with a folder does not load the Azure libraries (and starts the sooner).
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BlobStore OpenBlobs(StorePlace place, StoreOptions access, FaultPoints faults) => BlobStore.Open(place, access, faults);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ValueTask<bool> BlobsExistAsync(StorePlace place, StoreOptions access, CancellationToken cancel) =>
        BlobStore.Open(place, access, FaultPoints.None).ExistsAsync(cancel);
}
