using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Tests.Deposit;

public sealed class DepositorTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Work => Path.Combine(folder.Root, "work");

    [Fact]
    public async Task A_deposit_stores_every_file_and_then_the_marker_and_deletes_the_work_files()
    {
        var store = await folder.OpenAsync();
        var receipt = await SampleDocuments.DepositAsync(store, Work, FaultPoints.None);

        Assert.Equal($"commits/{receipt.Recorded.Id:D}/v1.json", receipt.Marker);
        var bytes = await store.ReadRecordAsync(receipt.Marker, default);
        Assert.Equal(Digest.Of(bytes.Span), receipt.MarkerSha256);
        Assert.Equal(Enum.GetValues<ObjectRole>(), receipt.Objects.Keys.Order());
        foreach (var (sha256, _) in MarkerReader.Read(bytes).References())
            Assert.True(await store.HasObjectAsync(sha256, default));
        Assert.Empty(Directory.GetFiles(Work));
    }

    [Fact]
    public async Task A_deposit_killed_anywhere_and_repeated_ends_with_the_same_store()
    {
        using var whole = new StoreFolder();
        var points = new RecordingFaults();
        await SampleDocuments.DepositAsync(await whole.OpenAsync(points), Path.Combine(whole.Root, "work"), points);
        Assert.True(points.Names.Count > 60);

        for (var point = 1; point <= points.Names.Count; point++)
        {
            using var killed = new StoreFolder();
            var work = Path.Combine(killed.Root, "work");
            var faults = new KillAt(point);
            await Assert.ThrowsAsync<SimulatedKillException>(async () => await SampleDocuments.DepositAsync(await killed.OpenAsync(faults), work, faults));
            await SampleDocuments.DepositAsync(await killed.OpenAsync(), work, FaultPoints.None);
            Assert.True(whole.Tree().SequenceEqual(killed.Tree()), $"Killed at {points.Names[point - 1]} ({point}), the store differs.");
        }
    }

    [Fact]
    public async Task What_a_kill_leaves_at_any_point_is_finished_by_a_repeat()
    {
        var faults = new CrashImages(folder.Store, Path.Combine(folder.Root, "images"));
        await SampleDocuments.DepositAsync(await folder.OpenAsync(faults), Work, faults);
        var unfinished = 0;
        foreach (var (point, image) in faults.Taken)
        {
            var temp = Path.Combine(image, "temp");
            unfinished += Directory.Exists(temp) && Directory.GetFiles(temp).Length > 1 ? 1 : 0;
            await SampleDocuments.DepositAsync(await folder.OpenAsync(at: image), Work, FaultPoints.None);
            Assert.True(folder.Tree().SequenceEqual(StoreFolder.Tree(image)), $"Killed at {point}, the store differs.");
        }

        Assert.True(unfinished > 10);
    }

    [Fact]
    public async Task The_marker_is_the_last_thing_of_a_document_that_appears()
    {
        var points = new RecordingFaults();
        var store = await folder.OpenAsync(points);
        await new Depositor(store, SampleDocuments.Batch, points, SampleDocuments.Labels)
            .RunAsync(SampleDocuments.Rendered(Work, SampleDocuments.Recorded()), default);
        var marker = points.Names.IndexOf("store.record.linked");
        Assert.True(points.Names.LastIndexOf("store.object.directory-synced") < marker);
        Assert.True(points.Names.IndexOf("deposit.work.deleted") > points.Names.IndexOf("store.record.directory-synced"));
    }

    [Fact]
    public async Task When_another_marker_was_first_and_names_the_same_files_it_counts()
    {
        var store = await folder.OpenAsync();
        var document = SampleDocuments.Recorded();
        var rendered = SampleDocuments.Rendered(Work, document);
        var other = CommitMarker.Of(rendered, SampleDocuments.Batch, _ => "another label") with { Class = "ANDERE", Status = DocumentStatus.Provisional };
        var bytes = MarkerWriter.Write(other);
        await store.TryCreateRecordAsync(other.Name, bytes, default);

        var receipt = await new Depositor(store, SampleDocuments.Batch, FaultPoints.None, SampleDocuments.Labels).RunAsync(rendered, default);

        Assert.Equal(Digest.Of(bytes.Span), receipt.MarkerSha256);
        Assert.Equal(DocumentStatus.Provisional, receipt.Status);
    }

    [Fact]
    public async Task When_another_marker_was_first_and_names_other_files_the_run_stops_and_the_work_files_stay()
    {
        var store = await folder.OpenAsync();
        var document = SampleDocuments.Recorded();
        await new Depositor(store, SampleDocuments.Batch, FaultPoints.None, SampleDocuments.Labels)
            .RunAsync(SampleDocuments.Rendered(Work, document, "another text"), default);
        var before = await store.ReadRecordAsync(StoreLayout.Marker(document.Id, 1), default);

        var failure = await Assert.ThrowsAsync<StoreException>(async () =>
            await new Depositor(store, SampleDocuments.Batch, FaultPoints.None, SampleDocuments.Labels)
                .RunAsync(SampleDocuments.Rendered(Work, document, "a text"), default));

        Assert.Contains(document.Id.ToString(), failure.Message, StringComparison.Ordinal);
        Assert.Equal(before.ToArray(), (await store.ReadRecordAsync(StoreLayout.Marker(document.Id, 1), default)).ToArray());
        Assert.Equal(5, Directory.GetFiles(Work).Length);
    }

    [Fact]
    public async Task An_unreadable_marker_stops_the_run()
    {
        var store = await folder.OpenAsync();
        var document = SampleDocuments.Recorded();
        await store.TryCreateRecordAsync(StoreLayout.Marker(document.Id, 1), "{"u8.ToArray(), default);
        await Assert.ThrowsAsync<StoreException>(async () =>
            await new Depositor(store, SampleDocuments.Batch, FaultPoints.None, SampleDocuments.Labels)
                .RunAsync(SampleDocuments.Rendered(Work, document), default));
    }
}
