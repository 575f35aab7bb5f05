using Ingest.Deposit.Deletion;
using Ingest.Model;

namespace Ingest;

/// <summary>What is stored and not deleted: catalog and journal may still name a document whose deletion is recorded.</summary>
internal sealed class LivingContents(IStoredContents catalog, DeletionRecords deletions) : IStoredContents
{
    public async ValueTask<Guid?> FindAsync(Digest contentKey, CancellationToken cancel) =>
        await catalog.FindAsync(contentKey, cancel) is { } found && !await IsDeletedAsync(found, cancel) ? found : null;

    public ValueTask<bool> IsDeletedAsync(Guid document, CancellationToken cancel) => deletions.IsDeletedAsync(document, cancel);
}
