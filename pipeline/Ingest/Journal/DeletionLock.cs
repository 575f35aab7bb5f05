namespace Ingest.Journal;

/// <summary>
/// Deleting and running exclude each other within one state folder: a run puts an object that it finds in the store under the care of
/// a document that does not exist yet.
/// </summary>
public sealed class DeletionLock : IDisposable
{
    private readonly BatchLock held;

    private DeletionLock(BatchLock held) => this.held = held;

    /// <exception cref="BusyException">A batch is being worked on, or another deletion.</exception>
    public static async ValueTask<DeletionLock> AcquireAsync(Journal journal, TimeProvider time, CancellationToken cancel)
    {
        var held = await BatchLock.AcquireNamedAsync(journal.Folder, "deletion", "Documents are being deleted.", time, cancel);
        // first the lock, then the look: a run that starts now sees the lock
        var batches = await new Batches(journal, time).ListAsync(cancel);
        if (batches.FirstOrDefault(b => b.Running) is not { } running)
            return new(held);
        held.Dispose();
        throw new BusyException($"Batch {running.Batch.Id[..12]} is being worked on; nothing was deleted.", "Wait for it; 'ingest status' shows how far it is.");
    }

    /// <summary>For a run that holds its batch.</summary>
    /// <exception cref="BusyException">Documents are being deleted.</exception>
    public static async ValueTask RequireFreeAsync(string stateFolder, TimeProvider time, CancellationToken cancel) =>
        (await BatchLock.AcquireNamedAsync(stateFolder, "deletion", "Documents are being deleted.", time, cancel)).Dispose();

    public void Dispose() => held.Dispose();
}
