using Ingest.Deposit;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Tests.Deposit;

namespace Ingest.Tests.Proof;

public sealed class StoreUpgradeTests
{
    [Fact]
    public async Task A_store_of_the_former_version_is_sealed_once_and_then_verifies()
    {
        using var batch = await FormerAsync();
        Assert.Contains(await batch.VerifyAsync(), d => d.Kind == DifferenceKind.ClosingMissing);
        await UpgradeAsync(batch, FaultPoints.None);
        Assert.Equal("{\"formatVersion\":2}\n"u8.ToArray(), batch.Read("formats/v2.json"));
        Assert.Empty(await batch.VerifyAsync());
        var names = batch.Names();
        await UpgradeAsync(batch, FaultPoints.None);
        Assert.Equal(names, batch.Names());
    }

    [Fact]
    public async Task Killed_anywhere_the_upgrade_is_repeated_with_the_same_result()
    {
        using var calm = await FormerAsync();
        await UpgradeAsync(calm, FaultPoints.None);
        for (var point = 1; ; point++)
        {
            using var batch = await FormerAsync();
            var killed = await Record.ExceptionAsync(() => UpgradeAsync(batch, new KillAt(point)));
            await UpgradeAsync(batch, FaultPoints.None);
            Assert.Equal(calm.Names().Select(n => (n, Digest.Of(calm.Read(n)))), batch.Names().Select(n => (n, Digest.Of(batch.Read(n)))));
            if (killed is null)
                return;
        }
    }

    [Fact]
    public async Task A_store_brought_to_a_newer_version_is_refused_with_advice()
    {
        using var batch = await FormerAsync();
        await batch.Store.TryCreateRecordAsync("formats/v7.json", "{\"formatVersion\":7}"u8.ToArray(), default);
        var refused = await Assert.ThrowsAsync<StoreFormatException>(() => UpgradeAsync(batch, FaultPoints.None));
        Assert.Contains("7", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refused.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bit_flipped_in_the_record_of_a_step_is_found_and_named()
    {
        using var batch = await FormerAsync();
        await UpgradeAsync(batch, FaultPoints.None);
        var step = batch.Read("formats/v2.json");
        for (var bit = 0; bit < step.Length * 8; bit++)
        {
            var damaged = step.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            batch.Write("formats/v2.json", damaged);
            Assert.Contains(await batch.VerifyAsync(), d => d is { Kind: DifferenceKind.FormatDamaged, Name: "formats/v2.json" });
            if (bit % 8 == 0)
                await Assert.ThrowsAsync<StoreFormatException>(() => UpgradeAsync(batch, FaultPoints.None));
        }
    }

    private static async Task UpgradeAsync(ClosedBatch batch, FaultPoints faults)
    {
        using var trail = batch.Trail(faults);
        await new StoreUpgrade(batch.Store, trail, faults).BringAsync(await batch.Store.CheckAsync(default), default);
    }

    /// <summary>As the program before left it: no audit log, no closing record.</summary>
    private static async Task<ClosedBatch> FormerAsync()
    {
        var batch = await ClosedBatch.MakeAsync(further: 0);
        foreach (var name in batch.Names().Where(n => n.StartsWith("audit/") || n.Contains("/closing") || n.Contains("/digests")))
            File.Delete(batch.PathOf(name));
        batch.Write(StoreLayout.Format, "{\"formatVersion\":1}\n"u8.ToArray());
        batch.Anchor.Head = AuditHead.None;
        return batch;
    }
}
