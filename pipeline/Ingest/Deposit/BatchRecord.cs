using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>What the store keeps of a batch: the manifest from its start, the receipts from its end. Both only if absent; repeating changes nothing.</summary>
public sealed class BatchRecord(IDepositStore store, BatchContext batch, FaultPoints faults)
{
    private const int MostReceipts = 1000;

    /// <summary>The manifest of a batch this store has already seen, even when the journal of that run is lost; null when there is none.</summary>
    public static async ValueTask<StoredManifest?> FindManifestAsync(IDepositStore store, string batch, CancellationToken cancel)
    {
        var name = StoreLayout.Manifest(batch);
        var bytes = await store.ReadRecordAsync(name, cancel);
        if (bytes.IsEmpty)
            return null;
        try
        {
            return StoredManifest.Read(bytes);
        }
        catch (FormatException failure)
        {
            throw StoreFailure.Different(name, $"it cannot be read ({failure.Message.TrimEnd('.')})");
        }
    }

    /// <exception cref="StoreException">The store knows the batch with another clock: the same pages would be stored with other times.</exception>
    public async ValueTask WriteManifestAsync(BatchManifest manifest, CancellationToken cancel)
    {
        var wanted = StoredManifest.Of(manifest, batch);
        if (!await store.TryCreateRecordAsync(StoreLayout.Manifest(batch.Id), wanted.Write(), cancel))
        {
            var first = await FindManifestAsync(store, batch.Id, cancel);
            if (first?.Clock != wanted.Clock)
                throw StoreFailure.Different(StoreLayout.Manifest(batch.Id), "with another batch clock");
        }

        faults.Reached("batch.manifest.created");
    }

    /// <summary>Writes the receipt under the next free name unless a receipt with the same content is there. Returns its name.</summary>
    public async ValueTask<string> WriteReceiptAsync(BatchReceipt receipt, CancellationToken cancel)
    {
        var bytes = ReceiptJson.Write(receipt, batch);
        for (var version = 1; version <= MostReceipts; version++)
        {
            var name = StoreLayout.Receipt(batch.Id, version);
            if (!await store.TryCreateRecordAsync(name, bytes, cancel))
                continue;
            faults.Reached("batch.receipt.created");
            return name;
        }

        throw StoreFailure.Different(StoreLayout.Receipt(batch.Id, MostReceipts), "no further receipt fits");
    }
}
