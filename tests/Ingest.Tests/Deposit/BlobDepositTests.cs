using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Deposit;

/// <summary>The deposit protocol over blobs, killed at every step.</summary>
public sealed class BlobDepositTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_deposit_killed_anywhere_and_repeated_ends_with_the_same_store()
    {
        var whole = SharedAzurite.NewContainer();
        var points = new RecordingFaults();
        await SampleDocuments.DepositAsync(await SharedAzurite.OpenAsync($"azure:{whole}", points), Path.Combine(folder.Root, "whole"), points);
        var tree = await SharedAzurite.TreeAsync(whole);
        Assert.True(points.Names.Count > 25);

        for (var point = 1; point <= points.Names.Count; point++)
        {
            var killed = SharedAzurite.NewContainer();
            var work = Path.Combine(folder.Root, $"work-{point}");
            var faults = new KillAt(point);
            await Assert.ThrowsAsync<SimulatedKillException>(async () => await SampleDocuments.DepositAsync(await SharedAzurite.OpenAsync($"azure:{killed}", faults), work, faults));
            await SampleDocuments.DepositAsync(await SharedAzurite.OpenAsync($"azure:{killed}"), work, FaultPoints.None);
            Assert.True(tree.SequenceEqual(await SharedAzurite.TreeAsync(killed)), $"Killed at {points.Names[point - 1]} ({point}), the store differs.");
        }
    }

    [Fact]
    public async Task The_marker_is_the_last_thing_of_a_document_that_appears()
    {
        var points = new RecordingFaults();
        var store = await SharedAzurite.OpenAsync($"azure:{SharedAzurite.NewContainer()}", points);
        await new Depositor(store, SampleDocuments.Batch, points, SampleDocuments.Labels)
            .RunAsync(SampleDocuments.Rendered(Path.Combine(folder.Root, "work"), SampleDocuments.Recorded()), default);
        Assert.True(points.Names.LastIndexOf("store.object.sent") < points.Names.IndexOf("store.record.sending"));
        Assert.True(points.Names.IndexOf("deposit.work.deleted") > points.Names.IndexOf("store.record.sent"));
    }

    [Fact]
    public async Task A_damaged_object_and_a_missing_one_are_found_and_named()
    {
        var container = SharedAzurite.NewContainer();
        var store = await SharedAzurite.OpenAsync($"azure:{container}");
        var receipt = await SampleDocuments.DepositAsync(store, Path.Combine(folder.Root, "work"), FaultPoints.None);
        var client = await SharedAzurite.ContainerAsync(container);
        var pdf = receipt.Objects[ObjectRole.Pdf];
        await client.GetBlobClient(StoreLayout.Object(pdf)).UploadAsync(BinaryData.FromString("%PDF of nobody"), overwrite: true);
        await store.DeleteObjectAsync(receipt.Objects[ObjectRole.Text], default);

        var found = await new StoreVerifier(store).VerifyAsync(AsyncEnumerable.Empty<ExpectedDocument>(), default).ToListAsync();
        Assert.Equal([DifferenceKind.ObjectMissing, DifferenceKind.ObjectDamaged], found.Select(d => d.Kind));
        Assert.Equal(pdf.Hex, found[1].Name);
        Assert.Equal(receipt.Recorded.Id, found[1].Document);
    }
}
