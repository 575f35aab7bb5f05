using System.Runtime.CompilerServices;
using Ingest.Model;

namespace Ingest.Deposit.Deletion;

/// <summary>The deletions in the store: orders are created only if absent, the first one stands.</summary>
public sealed class DeletionRecords(IDepositStore store, FaultPoints faults)
{
    /// <summary>Null when the document is not deleted.</summary>
    public async ValueTask<DeletionOrder?> FindAsync(Guid document, CancellationToken cancel)
    {
        var name = DeletionLayout.Order(document);
        var bytes = await store.ReadRecordAsync(name, cancel);
        return bytes.IsEmpty ? null : RecordReader.Require(name, bytes, DeletionOrder.Read);
    }

    public async ValueTask<bool> IsDeletedAsync(Guid document, CancellationToken cancel) =>
        !(await store.ReadRecordAsync(DeletionLayout.Order(document), cancel)).IsEmpty;

    /// <summary>Ids of all deleted documents.</summary>
    public async ValueTask<IReadOnlySet<Guid>> DocumentsAsync(CancellationToken cancel)
    {
        var documents = new HashSet<Guid>();
        await foreach (var name in store.ListRecordsAsync(DeletionLayout.Folder, cancel))
        {
            if (DeletionLayout.TryParseOrder(name, out var document))
                documents.Add(document);
        }

        return documents;
    }

    /// <summary>Orders that were not carried out to their end.</summary>
    public async IAsyncEnumerable<DeletionOrder> OpenAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var document in (await DocumentsAsync(cancel)).Order())
        {
            if ((await store.ReadRecordAsync(DeletionLayout.Done(document), cancel)).IsEmpty && await FindAsync(document, cancel) is { } order)
                yield return order;
        }
    }

    /// <returns>The order that stands now: this one, or an earlier one for the same document.</returns>
    public async ValueTask<DeletionOrder> OrderAsync(DeletionOrder order, CancellationToken cancel)
    {
        var mine = await store.TryCreateRecordAsync(DeletionLayout.Order(order.Document), order.Write(), cancel);
        faults.Reached("deletion.ordered");
        return mine ? order : await FindAsync(order.Document, cancel) ?? order;
    }

    /// <summary>Takes away what the order names and nothing alive does. May be repeated after a kill anywhere.</summary>
    internal async ValueTask<DeletionDone> RemoveAsync(DeletionOrder order, ReferencedObjects alive, DateTimeOffset time, CancellationToken cancel)
    {
        var kept = order.Objects.Where(alive.Contains).ToList();
        var removed = order.Objects.Except(kept).ToList();
        foreach (var sha256 in removed)
        {
            await store.DeleteObjectAsync(sha256, cancel);
            faults.Reached("deletion.object.removed");
        }

        return new(order.Document, time, removed, kept);
    }

    /// <summary>The last step.</summary>
    public async ValueTask FinishAsync(DeletionDone done, CancellationToken cancel)
    {
        _ = await store.TryCreateRecordAsync(DeletionLayout.Done(done.Document), done.Write(), cancel);
        faults.Reached("deletion.done");
    }
}
