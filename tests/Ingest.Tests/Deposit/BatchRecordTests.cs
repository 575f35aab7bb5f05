using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Tests.Deposit;

public sealed class BatchRecordTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_manifest_tells_a_later_run_without_a_journal_the_clock_of_the_first()
    {
        var store = await folder.OpenAsync();
        Assert.Null(await BatchRecord.FindManifestAsync(store, SampleDocuments.Batch.Id, default));
        var record = new BatchRecord(store, SampleDocuments.Batch, FaultPoints.None);
        await record.WriteManifestAsync(SampleDocuments.Manifest("a.tif"), default);
        await record.WriteManifestAsync(SampleDocuments.Manifest("a.tif"), default);
        var manifest = await BatchRecord.FindManifestAsync(store, SampleDocuments.Batch.Id, default);
        Assert.Equal(SampleDocuments.Batch.Clock, manifest!.Clock);
        Assert.Equal(["README.md"], manifest.Ignored);
        Assert.Equal("a.tif", Assert.Single(Assert.Single(manifest.Stacks).Files).Name);
    }

    [Fact]
    public async Task The_same_batch_with_another_clock_is_refused()
    {
        var store = await folder.OpenAsync();
        await new BatchRecord(store, SampleDocuments.Batch, FaultPoints.None).WriteManifestAsync(SampleDocuments.Manifest("a.tif"), default);
        var later = SampleDocuments.Batch with { Clock = SampleDocuments.Batch.Clock.AddDays(1) };
        await Assert.ThrowsAsync<StoreException>(async () =>
            await new BatchRecord(store, later, FaultPoints.None).WriteManifestAsync(SampleDocuments.Manifest("a.tif"), default));
    }

    [Fact]
    public async Task A_receipt_written_again_is_the_same_and_one_with_another_account_stands_beside_it()
    {
        var store = await folder.OpenAsync();
        var receipt = SampleDocuments.Receipt(await SampleDocuments.DepositAsync(store, Path.Combine(folder.Root, "work"), FaultPoints.None));
        var record = new BatchRecord(store, SampleDocuments.Batch, FaultPoints.None);
        Assert.Equal("batches/batch-1/receipt.json", await record.WriteReceiptAsync(receipt, default));
        var retried = receipt with { Stacks = [receipt.Stacks[0] with { Account = receipt.Account with { Quarantined = 1, Delivered = 4 } }] };
        Assert.Equal("batches/batch-1/receipt-v2.json", await record.WriteReceiptAsync(retried, default));
        Assert.Equal("batches/batch-1/receipt.json", await record.WriteReceiptAsync(receipt, default));
        Assert.Equal("batches/batch-1/receipt-v2.json", await record.WriteReceiptAsync(retried, default));
        var read = ReceiptJson.Read(await store.ReadRecordAsync("batches/batch-1/receipt-v2.json", default));
        Assert.Equal(retried.Account, read.Account);
        Assert.Equal(retried.Documents, read.Documents);
        Assert.Equal(retried.OtherPages, read.OtherPages);
    }
}
