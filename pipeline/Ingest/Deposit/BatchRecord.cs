using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>What the store keeps of a batch: the manifest from its start, the receipts from its end. Both only if absent; repeating changes nothing.</summary>
public sealed class BatchRecord(IDepositStore store, BatchContext batch, FaultPoints faults)
{
    private const int MostReceipts = 1_000_000;

    /// <summary>The manifest of a batch this store has already seen, even when the journal of that run is lost; null when there is none.</summary>
    public static async ValueTask<StoredManifest?> FindManifestAsync(IDepositStore store, string batch, CancellationToken cancel)
    {
        var name = StoreLayout.Manifest(batch);
        var bytes = await store.ReadRecordAsync(name, cancel);
        return bytes.IsEmpty ? null : RecordReader.Require(name, bytes, StoredManifest.Read);
    }

    /// <summary>The newest receipt of a batch with its number; null while it is not closed.</summary>
    public static async ValueTask<(int Version, BatchReceipt Receipt)?> NewestReceiptAsync(IDepositStore store, string batch, CancellationToken cancel)
    {
        var newest = 0;
        await foreach (var name in store.ListRecordsAsync($"{StoreLayout.Batches}{batch}/", cancel))
            newest = Math.Max(newest, StoreLayout.ReceiptVersion(batch, name));
        if (newest == 0)
            return null;
        var receipt = StoreLayout.Receipt(batch, newest);
        return (newest, RecordReader.Require(receipt, await store.ReadRecordAsync(receipt, cancel), ReceiptJson.Read));
    }

    /// <summary>Writes a receipt behind the one it was made from. False when another one stands there: it must be made from that.</summary>
    public async ValueTask<bool> TryAppendReceiptAsync(BatchReceipt receipt, int behind, CancellationToken cancel)
    {
        var created = await store.TryCreateRecordAsync(StoreLayout.Receipt(batch.Id, behind + 1), ReceiptJson.Write(receipt, batch), cancel);
        faults.Reached("batch.receipt.created");
        return created;
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
