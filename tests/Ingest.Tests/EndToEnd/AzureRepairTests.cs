using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>What belongs to nothing is swept from blobs too, and nothing else is.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class AzureRepairTests(BriefDelivery delivery, TwoStores stores) : IClassFixture<TwoStores>
{
    [Fact]
    public async Task Orphans_are_swept_and_the_rest_stays()
    {
        var before = Kept(await stores.Azure.BlobsAsync());
        var store = await SharedAzurite.OpenAsync(stores.Azure.Store);
        for (byte i = 0; i < 3; i++)
            await store.PutObjectAsync(Digest.Of([i, 47, 11]), new byte[] { i, 47, 11 }, default);
        Assert.Equal(before.Count + 3, Kept(await stores.Azure.BlobsAsync()).Count);

        (await stores.Azure.CommandAsync(["verify", "--repair"])).Exits(0);

        Assert.Equal(before, Kept(await stores.Azure.BlobsAsync()));
        (await stores.Azure.CommandAsync(["verify"])).Exits(0);
    }

    [Fact]
    public async Task What_a_killed_run_leaves_is_kept_for_its_resume()
    {
        var run = new AzureRun(delivery);
        (await run.RunAsync("kill:deposit.object.put:2")).Exits(137);
        var left = Kept(await run.BlobsAsync());
        await run.CommandAsync(["verify", "--repair"]);
        // One more may have come: what the killed run had just sent, the server may still have written.
        Assert.Empty(left.Except(Kept(await run.BlobsAsync())));
        (await run.CommandAsync(["resume", "-q"])).Exits(0);
        Assert.Equal(Kept(await stores.Azure.BlobsAsync()), Kept(await run.BlobsAsync()));
    }

    /// <summary>A repair is logged, so the audit log has grown.</summary>
    private static List<string> Kept(IReadOnlyList<string> blobs) => [.. blobs.Where(b => b.Contains($"/{StoreLayout.Objects}/", StringComparison.Ordinal) || b.Contains("/commits/", StringComparison.Ordinal))];
}
