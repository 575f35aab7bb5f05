using Ingest.Deposit;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Tests.Deposit;
using Ingest.Tests.Support;

namespace Ingest.Tests.Proof;

public sealed class BatchCloserTests
{
    [Fact]
    public async Task A_closed_batch_protects_its_manifest_markers_and_every_object()
    {
        using var batch = await ClosedBatch.MakeAsync();
        var closing = BatchClosing.Read(batch.Read("batches/batch-1/closing.json"));
        var leaves = BatchLeaves.Read(batch.Read("batches/batch-1/digests.sha256"));
        Assert.Equal(batch.Names().Where(n => n.StartsWith("objects/") || n.StartsWith("commits/") || n.EndsWith("manifest.json")), leaves.Select(l => l.Name));
        Assert.Equal(new MerkleTree(leaves).Root, closing.Root);
        Assert.Empty(await batch.VerifyAsync());
    }

    [Fact]
    public async Task The_list_of_digests_is_checked_by_sha256sum()
    {
        using var batch = await ClosedBatch.MakeAsync();
        await Tool.RunAsync("sh", "-c", $"cd '{batch.PathOf("")}' && sha256sum --quiet -c batches/batch-1/digests.sha256");
    }

    [Fact]
    public async Task Killed_anywhere_closing_again_gives_one_closing_record_and_one_entry()
    {
        for (var point = 1; ; point++)
        {
            using var batch = await ClosedBatch.MakeAsync(further: 0);
            foreach (var name in batch.Names().Where(n => n.StartsWith("audit/") || n.Contains("/closing") || n.Contains("/digests")))
                File.Delete(batch.PathOf(name));
            batch.Anchor.Head = AuditHead.None;
            var killed = await Record.ExceptionAsync(async () => await batch.CloseAsync(new KillAt(point)));
            using (var other = batch.Trail())
                await other.AppendAsync(new(AuditActions.Exported, "op-2", SampleDocuments.Batch.Clock, "between"), default);
            await batch.CloseAsync(FaultPoints.None);
            var entries = batch.Names().Where(n => n.StartsWith("audit/")).Select(n => AuditEntry.Read(batch.Read(n))).ToList();
            Assert.Single(entries, e => e.Act.Action == AuditActions.BatchClosed);
            Assert.Single(batch.Names(), n => n.Contains("/closing"));
            Assert.Empty(await batch.VerifyAsync());
            if (killed is null)
                return;
        }
    }

    [Fact]
    public async Task A_receipt_without_closing_record_is_a_note_while_the_batch_is_open()
    {
        using var batch = await ClosedBatch.MakeAsync();
        File.Delete(batch.PathOf("batches/batch-1/closing.json"));
        Assert.Contains(await batch.VerifyAsync(), d => d.Kind == DifferenceKind.ClosingMissing && d.Name == "batches/batch-1/closing.json");
        Assert.Contains(await batch.VerifyAsync(open: true), d => d.Kind == DifferenceKind.BatchOpen && d.IsNote);
    }

    [Fact]
    public async Task Everything_in_the_list_can_be_proved_and_nothing_else()
    {
        using var batch = await ClosedBatch.MakeAsync();
        foreach (var leaf in BatchLeaves.Read(batch.Read("batches/batch-1/digests.sha256")))
        {
            var proof = Assert.Single(await ObjectProof.FindAsync(batch.Store, leaf.Name, default).ToListAsync());
            Assert.True(proof.Holds);
            Assert.Equal(leaf, proof.Leaf);
        }

        Assert.Single(await ObjectProof.FindAsync(batch.Store, batch.Receipt.Objects[ObjectRole.Pdf].Hex, default).ToListAsync());
        Assert.Empty(await ObjectProof.FindAsync(batch.Store, "audit/0000000001.json", default).ToListAsync());
    }
}
