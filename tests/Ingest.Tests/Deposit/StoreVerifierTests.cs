using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Tests.Deposit;

public sealed class StoreVerifierTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_sound_store_has_no_differences()
    {
        var (store, receipt) = await DepositedAsync();
        Assert.Empty(await VerifyAsync(store, new ExpectedDocument(receipt.Recorded.Id, 1, receipt.MarkerSha256)));
    }

    [Theory]
    [InlineData(ObjectRole.Pdf, "pdf")]
    [InlineData(ObjectRole.Text, "text")]
    public async Task A_flipped_bit_is_found_and_named(ObjectRole role, string word)
    {
        var (store, receipt) = await DepositedAsync();
        Flip(StoreLayout.Object(receipt.Objects[role]));
        var difference = Assert.Single(await VerifyAsync(store));
        Assert.Equal(DifferenceKind.ObjectDamaged, difference.Kind);
        Assert.Equal(receipt.Objects[role].Hex, difference.Name);
        Assert.Equal(receipt.Recorded.Id, difference.Document);
        Assert.Contains($"the {word} of", difference.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flipped_bit_in_a_delivered_image_names_its_page()
    {
        var (store, receipt) = await DepositedAsync();
        Flip(StoreLayout.Object(receipt.Recorded.Document.Pages[1].Image!.Delivered.Sha256));
        var difference = Assert.Single(await VerifyAsync(store));
        Assert.Equal(DifferenceKind.ObjectDamaged, difference.Kind);
        Assert.Contains("page a.tif#2", difference.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_object_is_found_and_named()
    {
        var (store, receipt) = await DepositedAsync();
        File.Delete(folder.PathOf(StoreLayout.Object(receipt.Objects[ObjectRole.Alto])));
        var difference = Assert.Single(await VerifyAsync(store));
        Assert.Equal(DifferenceKind.ObjectMissing, difference.Kind);
        Assert.Equal(receipt.Objects[ObjectRole.Alto].Hex, difference.Name);
        Assert.Equal(receipt.Recorded.Id, difference.Document);
    }

    [Fact]
    public async Task A_missing_image_of_a_separator_is_found_by_the_receipt()
    {
        var (store, _) = await DepositedAsync();
        File.Delete(folder.PathOf(StoreLayout.Object(Digest.Of(SampleDocuments.Image("a.tif#99")))));
        var difference = Assert.Single(await VerifyAsync(store));
        Assert.Equal(DifferenceKind.ObjectMissing, difference.Kind);
        Assert.Contains("a.tif#99", difference.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_marker_is_found_by_the_receipt_and_by_the_journal()
    {
        var (store, receipt) = await DepositedAsync();
        File.Delete(folder.PathOf(receipt.Marker));
        var found = await VerifyAsync(store, new ExpectedDocument(receipt.Recorded.Id, 1, receipt.MarkerSha256));
        Assert.Equal(2, found.Count(d => d.Kind == DifferenceKind.MarkerMissing && d.Name == receipt.Marker && d.Document == receipt.Recorded.Id));
        Assert.All(found.Where(d => d.Kind != DifferenceKind.MarkerMissing), d => Assert.True(d.IsNote));
    }

    [Fact]
    public async Task An_unreadable_marker_is_found_and_named()
    {
        var (store, receipt) = await DepositedAsync();
        File.WriteAllText(folder.PathOf(receipt.Marker), "{ \"schemaVersion\": 1 }");
        Assert.Contains(await VerifyAsync(store), d => d.Kind == DifferenceKind.MarkerUnreadable && d.Name == receipt.Marker && d.Document == receipt.Recorded.Id);
    }

    [Fact]
    public async Task A_marker_changed_without_becoming_unreadable_is_found()
    {
        var (store, receipt) = await DepositedAsync();
        var text = File.ReadAllText(folder.PathOf(receipt.Marker));
        File.WriteAllText(folder.PathOf(receipt.Marker), text.Replace("BESCHEID", "BESCHEIT", StringComparison.Ordinal));
        Assert.Equal(DifferenceKind.MarkerChanged, Assert.Single(await VerifyAsync(store)).Kind);
    }

    [Fact]
    public async Task A_missing_manifest_is_found()
    {
        var (store, _) = await DepositedAsync();
        File.Delete(folder.PathOf("batches/batch-1/manifest.json"));
        Assert.All(await VerifyAsync(store), d => Assert.Equal((DifferenceKind.ManifestMissing, "batches/batch-1/manifest.json"), (d.Kind, d.Name)));
    }

    [Fact]
    public async Task An_orphan_is_a_note_and_a_stray_file_is_a_difference()
    {
        var (store, _) = await DepositedAsync();
        byte[] orphan = [9];
        await store.PutObjectAsync(Digest.Of(orphan), orphan, default);
        File.WriteAllText(folder.PathOf("objects/copy of a scan.tif"), "x");
        File.WriteAllText(folder.PathOf("commits/notes.txt"), "x");
        var found = await VerifyAsync(store);
        Assert.Equal(
            [(DifferenceKind.StrayFile, "commits/notes.txt"), (DifferenceKind.StrayFile, "objects/copy of a scan.tif"), (DifferenceKind.OrphanObject, Digest.Of(orphan).Hex)],
            found.Select(d => (d.Kind, d.Name)).Order());
        Assert.True(found.Single(d => d.Kind == DifferenceKind.OrphanObject).IsNote);
    }

    [Fact]
    public async Task Progress_counts_every_object_and_its_bytes()
    {
        var (store, _) = await DepositedAsync();
        var last = new LastProgress();
        await new StoreVerifier(store, last).VerifyAsync(AsyncEnumerable.Empty<ExpectedDocument>(), default).ToListAsync();
        Assert.Equal(await store.ListObjectsAsync(default).CountAsync(), last.Value!.Objects);
        Assert.Equal(Directory.GetFiles(folder.PathOf("objects"), "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length), last.Value.Bytes);
    }

    [Fact]
    public async Task A_loaded_image_with_a_flipped_bit_is_refused()
    {
        var (store, receipt) = await DepositedAsync();
        var images = new StoreObjects(store);
        var name = receipt.Recorded.Document.Pages[0].Image!.Delivered.Sha256;
        Assert.Equal(SampleDocuments.Image("a.tif#1"), (await images.LoadAsync(name, default)).ToArray());
        Flip(StoreLayout.Object(name));
        await Assert.ThrowsAsync<StoreException>(async () => await images.LoadAsync(name, default));
    }

    private async Task<(FileStore Store, Receipt Receipt)> DepositedAsync()
    {
        var store = await folder.OpenAsync();
        return (store, await SampleDocuments.DepositAsync(store, Path.Combine(folder.Root, "work"), FaultPoints.None));
    }

    private static async Task<List<Difference>> VerifyAsync(FileStore store, params ExpectedDocument[] expected) =>
        await new StoreVerifier(store).VerifyAsync(expected.ToAsyncEnumerable(), default).ToListAsync();

    private void Flip(string name)
    {
        var bytes = File.ReadAllBytes(folder.PathOf(name));
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(folder.PathOf(name), bytes);
    }

    private sealed class LastProgress : IProgress<VerifyProgress>
    {
        public VerifyProgress? Value { get; private set; }

        public void Report(VerifyProgress value) => Value = value;
    }
}
