using System.Text;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ingest.Deposit;
using Ingest.Deposit.Blobs;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Deposit;

/// <summary>What is particular to blobs: layout, strangers in the container, a store that went away, holds.</summary>
public sealed class BlobStoreTests : IDisposable
{
    private static readonly byte[] Bytes = "a page as it was delivered"u8.ToArray();
    private static readonly Digest Name = Digest.Of(Bytes);

    private readonly TempFolder folder = new();
    private readonly string container = SharedAzurite.NewContainer();

    private string Place => $"azure:{container}";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_layout_is_the_published_one()
    {
        var store = await SharedAzurite.OpenAsync($"{Place}/archiv");
        await store.PutObjectAsync(Name, Bytes, default);
        await store.TryCreateRecordAsync("commits/id/v1.json", Bytes, default);
        Assert.Equal(
            [
                $"archiv/commits/id/v1.json {Convert.ToHexString(Bytes)}",
                $"archiv/objects/{Name.Hex[..2]}/{Name.Hex} {Convert.ToHexString(Bytes)}",
                $"archiv/store.json {Convert.ToHexString(StoreFormat.Current.Span)}",
            ],
            await SharedAzurite.TreeAsync(container));
    }

    [Theory]
    [InlineData("{\"formatVersion\":4711}", "version 4711")]
    [InlineData("", "damaged")]
    [InlineData("[]", "damaged")]
    public async Task A_store_of_another_format_is_left_alone(string content, string reason)
    {
        await UploadAsync("store.json", Encoding.UTF8.GetBytes(content));
        var failure = await Assert.ThrowsAsync<StoreFormatException>(() => SharedAzurite.OpenAsync(Place));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_with_other_blobs_is_not_made_a_store()
    {
        await UploadAsync("letter.txt", Bytes);
        var failure = await Assert.ThrowsAsync<StoreException>(() => SharedAzurite.OpenAsync(Place));
        Assert.Contains("not empty", failure.Message, StringComparison.Ordinal);
        Assert.Single(await SharedAzurite.TreeAsync(container));
        await SharedAzurite.OpenAsync($"{Place}/archiv");
    }

    [Fact]
    public async Task Looking_for_a_store_creates_none()
    {
        Assert.False(await Stores.ExistsAsync(StorePlace.Parse(Place), await SharedAzurite.AccessAsync(), default));
        Assert.False((await (await SharedAzurite.ContainerAsync(container)).ExistsAsync()).Value);
        await SharedAzurite.OpenAsync(Place);
        Assert.True(await Stores.ExistsAsync(StorePlace.Parse(Place), await SharedAzurite.AccessAsync(), default));
    }

    [Fact]
    public async Task Other_bytes_under_an_objects_name_are_named_and_kept()
    {
        var store = await SharedAzurite.OpenAsync(Place);
        foreach (var wrong in (byte[][])[[1, 2], [.. Bytes[..^1], 0]])
        {
            await UploadAsync(StoreLayout.Object(Name), wrong);
            var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.PutObjectAsync(Name, Bytes, default));
            Assert.Contains(Name.Hex, failure.Message, StringComparison.Ordinal);
            Assert.Equal(wrong, await DownloadAsync(StoreLayout.Object(Name)));
        }
    }

    [Fact]
    public async Task A_large_object_without_a_note_of_its_digest_is_read_before_it_counts()
    {
        var bytes = new byte[3 << 20];
        var store = await SharedAzurite.OpenAsync(Place);
        await UploadAsync(StoreLayout.Object(Digest.Of(bytes)), bytes);
        await store.PutObjectAsync(Digest.Of(bytes), bytes, default);
        await UploadAsync(StoreLayout.Object(Digest.Of(bytes)), [.. bytes[1..], 1]);
        await Assert.ThrowsAsync<StoreException>(async () => await store.PutObjectAsync(Digest.Of(bytes), bytes, default));
    }

    [Fact]
    public async Task A_writer_with_a_damaged_file_does_not_slip_its_block_under_anothers()
    {
        var bytes = new byte[9 << 20];
        new Random(1).NextBytes(bytes);
        var damaged = bytes.ToArray();
        damaged[100] ^= 1;
        folder.Write("damaged", damaged);
        var faults = new Between("store.object.sending", async () =>
        {
            var other = await SharedAzurite.OpenAsync(Place);
            await Assert.ThrowsAsync<StoreException>(async () => await other.PutObjectAsync(Digest.Of(bytes), Path.Combine(folder.Root, "damaged"), default));
        });
        var store = await SharedAzurite.OpenAsync(Place, faults);
        await store.PutObjectAsync(Digest.Of(bytes), bytes, default);
        Assert.Equal(bytes, await DownloadAsync(StoreLayout.Object(Digest.Of(bytes))));
    }

    [Fact]
    public async Task Of_two_writers_of_many_blocks_the_later_finds_the_same_object()
    {
        var bytes = new byte[9 << 20];
        var faults = new Between("store.object.sending", async () => await (await SharedAzurite.OpenAsync(Place)).PutObjectAsync(Digest.Of(bytes), bytes, default));
        await (await SharedAzurite.OpenAsync(Place, faults)).PutObjectAsync(Digest.Of(bytes), bytes, default);
        Assert.Equal(bytes, await DownloadAsync(StoreLayout.Object(Digest.Of(bytes))));
    }

    [Fact]
    public async Task A_store_that_went_away_is_not_an_empty_store()
    {
        var store = await SharedAzurite.OpenAsync(Place);
        await (await SharedAzurite.ContainerAsync(container)).DeleteAsync();
        await AssertAwayAsync(async () => await store.HasObjectAsync(Name, default));
        await AssertAwayAsync(async () => await store.OpenObjectAsync(Name, default));
        await AssertAwayAsync(async () => await store.ReadRecordAsync("commits/x", default));
        await AssertAwayAsync(async () => await store.PutObjectAsync(Name, Bytes, default));
        await AssertAwayAsync(async () => await store.TryCreateRecordAsync("commits/x/v1.json", Bytes, default));
        await AssertAwayAsync(async () => await store.ListRecordsAsync("commits/", default).ToListAsync());
        Assert.False((await (await SharedAzurite.ContainerAsync(container)).ExistsAsync()).Value);
    }

    [Fact]
    public async Task Strays_are_listed_and_probes_are_none()
    {
        var store = await SharedAzurite.OpenAsync(Place);
        await store.PutObjectAsync(Name, Bytes, default);
        foreach (var name in (string[])["objects/aa/notes.txt", "temp/hold-1", "commits/a b.json"])
            await UploadAsync(name, Bytes);
        Assert.Equal(["commits/a b.json", "objects/aa/notes.txt"], await store.ListStrayAsync(default).ToListAsync());
        Assert.Equal([Name], await store.ListObjectsAsync(default).ToListAsync());
    }

    [Fact]
    public async Task Every_blob_has_its_MD5_and_an_object_the_digest_its_writer_knew()
    {
        var bytes = new byte[5 << 20];
        var store = await SharedAzurite.OpenAsync(Place);
        await store.PutObjectAsync(Name, Bytes, default);
        await store.PutObjectAsync(Digest.Of(bytes), bytes, default);
        foreach (var (name, content) in ((Digest, byte[])[])[(Name, Bytes), (Digest.Of(bytes), bytes)])
        {
            BlobProperties properties = await (await SharedAzurite.ContainerAsync(container)).GetBlobClient(StoreLayout.Object(name)).GetPropertiesAsync();
#pragma warning disable CA5351 // the protocol's checksum
            Assert.Equal(System.Security.Cryptography.MD5.HashData(content), properties.ContentHash);
#pragma warning restore CA5351
            Assert.Equal(name.Hex, properties.Metadata["sha256"]);
        }
    }

    [Fact]
    public async Task A_store_that_ignores_a_legal_hold_is_refused_where_one_is_required()
    {
        var access = await SharedAzurite.AccessAsync() with { Governance = "Required" };
        var failure = await Assert.ThrowsAsync<ConfigurationException>(() => SharedAzurite.OpenAsync(Place, access: access));
        Assert.Contains("legal hold", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Store:Governance", failure.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain(await SharedAzurite.TreeAsync(container), line => line.StartsWith("temp/", StringComparison.Ordinal));
    }

    /// <summary>More than the service gives in one answer; with <c>--all</c> only, it takes half a minute.</summary>
    [Fact]
    public async Task A_list_of_several_answers_is_whole_and_in_order()
    {
        var store = await SharedAzurite.OpenAsync(Place);
        var names = Enumerable.Range(0, TestScope.All ? 5003 : 200).Select(i => Digest.Of(BitConverter.GetBytes(i))).ToList();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, names.Count), new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, cancel) => await store.PutObjectAsync(names[i], BitConverter.GetBytes(i), cancel));
        Assert.Equal(names.OrderBy(n => n.Hex, StringComparer.Ordinal), await store.ListObjectsAsync(default).ToListAsync());
    }

    private static async Task AssertAwayAsync(Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<StoreException>(call);
        Assert.Contains(Azurite.Account, failure.Message, StringComparison.Ordinal);
        Assert.Contains("--store", failure.Advice, StringComparison.Ordinal);
    }

    private async Task UploadAsync(string name, byte[] bytes)
    {
        var client = await SharedAzurite.ContainerAsync(container);
        await client.CreateIfNotExistsAsync();
        await client.GetBlockBlobClient(name).UploadAsync(new MemoryStream(bytes));
    }

    private async Task<byte[]> DownloadAsync(string name) =>
        (await (await SharedAzurite.ContainerAsync(container)).GetBlobClient(name).DownloadContentAsync()).Value.Content.ToArray();

    /// <summary>Does something else once between two steps.</summary>
    private sealed class Between(string at, Func<Task> step) : FaultPoints
    {
        private bool done;

        public override void Reached(string name)
        {
            if (done || name != at)
                return;
            done = true;
            Task.Run(step).GetAwaiter().GetResult();
        }
    }
}
