using System.Text;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Tests.Deposit;

/// <summary>What every store keeps, whatever it is made of.</summary>
public abstract class StoreContractTests
{
    private const int Writers = 32;

    private static readonly byte[] Bytes = "a page as it was delivered"u8.ToArray();
    private static readonly Digest Name = Digest.Of(Bytes);

    /// <summary>Another view of the same, checked store: another process would have one.</summary>
    protected abstract Task<IDepositStore> OpenAsync();

    /// <summary>How often the writers race; a store behind a network takes longer.</summary>
    protected virtual int Rounds => 20;

    /// <summary>A file outside the store with these bytes.</summary>
    protected abstract string WorkFile(byte[] bytes);

    [Fact]
    public async Task An_object_comes_back_as_it_was_put()
    {
        var store = await OpenAsync();
        await store.PutObjectAsync(Name, Bytes, default);
        Assert.Equal(Bytes, await ReadAsync(await OpenAsync(), Name));
        Assert.True(await store.HasObjectAsync(Name, default));
    }

    [Fact]
    public async Task An_object_put_from_a_file_comes_back_as_it_was_put()
    {
        var bytes = Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 31 >> 3)).ToArray();
        var store = await OpenAsync();
        await store.PutObjectAsync(Digest.Of(bytes), WorkFile(bytes), default);
        Assert.Equal(bytes, await ReadAsync(store, Digest.Of(bytes)));
    }

    [Fact]
    public async Task Putting_the_same_object_again_is_no_error()
    {
        var store = await OpenAsync();
        await store.PutObjectAsync(Name, Bytes, default);
        await store.PutObjectAsync(Name, Bytes, default);
        await store.PutObjectAsync(Name, WorkFile(Bytes), default);
        Assert.Equal([Name], await store.ListObjectsAsync(default).ToListAsync());
    }

    [Fact]
    public async Task Bytes_of_another_digest_are_refused_and_leave_nothing()
    {
        var store = await OpenAsync();
        byte[] other = [1, 2, 3];
        await Assert.ThrowsAsync<StoreException>(async () => await store.PutObjectAsync(Name, other, default));
        await Assert.ThrowsAsync<StoreException>(async () => await store.PutObjectAsync(Name, WorkFile(other), default));
        Assert.False(await store.HasObjectAsync(Name, default));
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        var store = await OpenAsync();
        await store.PutObjectAsync(Digest.Of([]), ReadOnlyMemory<byte>.Empty, default);
        Assert.Empty(await ReadAsync(store, Digest.Of([])));
    }

    [Fact]
    public async Task An_object_of_many_blocks_comes_back_and_can_be_read_from_any_place()
    {
        var bytes = new byte[(9 << 20) + 17];
        new Random(1).NextBytes(bytes);
        var store = await OpenAsync();
        await store.PutObjectAsync(Digest.Of(bytes), WorkFile(bytes), default);
        await store.PutObjectAsync(Digest.Of(bytes), bytes, default);
        Assert.Equal(bytes, await ReadAsync(store, Digest.Of(bytes)));

        await using var stream = await store.OpenObjectAsync(Digest.Of(bytes), default);
        Assert.Equal(bytes.Length, stream.Length);
        stream.Position = 5_000_000;
        var part = new byte[100];
        stream.ReadExactly(part);
        Assert.Equal(bytes[5_000_000..5_000_100], part);
        Assert.Equal(bytes[^1], (stream.Seek(-1, SeekOrigin.End), stream.ReadByte()).Item2);
    }

    [Fact]
    public async Task Many_blocks_of_another_digest_are_refused_and_leave_nothing()
    {
        var bytes = new byte[5 << 20];
        var store = await OpenAsync();
        await Assert.ThrowsAsync<StoreException>(async () => await store.PutObjectAsync(Name, WorkFile(bytes), default));
        Assert.False(await store.HasObjectAsync(Name, default));
    }

    [Fact]
    public async Task A_deleted_object_is_gone_and_can_be_put_again()
    {
        var store = await OpenAsync();
        await store.PutObjectAsync(Name, Bytes, default);
        await store.DeleteObjectAsync(Name, default);
        await store.DeleteObjectAsync(Name, default);
        Assert.False(await store.HasObjectAsync(Name, default));
        Assert.Empty(await store.ListObjectsAsync(default).ToListAsync());
        await store.PutObjectAsync(Name, Bytes, default);
        Assert.Equal(Bytes, await ReadAsync(store, Name));
    }

    [Fact]
    public async Task A_missing_object_is_named_with_advice()
    {
        var store = await OpenAsync();
        Assert.False(await store.HasObjectAsync(Name, default));
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.OpenObjectAsync(Name, default));
        Assert.Contains(Name.Hex, failure.Message, StringComparison.Ordinal);
        Assert.Contains("ingest verify", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_two_writers_of_one_object_all_succeed_and_leave_one()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Encoding.UTF8.GetBytes($"object of round {round}");
            var stores = await OpenAllAsync();
            await Task.WhenAll(stores.Select(s => Task.Run(async () => await s.PutObjectAsync(Digest.Of(bytes), bytes, default))));
            Assert.Equal(bytes, await ReadAsync(stores[0], Digest.Of(bytes)));
        }

        Assert.Equal(Rounds, await (await OpenAsync()).ListObjectsAsync(default).CountAsync());
    }

    [Fact]
    public async Task Of_thirty_two_writers_of_one_record_exactly_one_wins_and_its_bytes_stay()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"commits/{round}/v1.json";
            var stores = await OpenAllAsync();
            var won = await Task.WhenAll(stores.Select((s, i) => Task.Run(async () => await s.TryCreateRecordAsync(name, Content(i), default))));
            var winner = Assert.Single(Enumerable.Range(0, Writers), i => won[i]);
            Assert.Equal(Content(winner), (await stores[0].ReadRecordAsync(name, default)).ToArray());
        }

        static byte[] Content(int writer) => Encoding.UTF8.GetBytes($"from writer {writer}");
    }

    [Fact]
    public async Task A_record_created_again_with_the_same_bytes_counts_as_created()
    {
        var store = await OpenAsync();
        Assert.True(await store.TryCreateRecordAsync("commits/x/v1.json", Bytes, default));
        Assert.True(await store.TryCreateRecordAsync("commits/x/v1.json", Bytes, default));
        Assert.False(await store.TryCreateRecordAsync("commits/x/v1.json", new byte[] { 1 }, default));
        Assert.Equal(Bytes, (await store.ReadRecordAsync("commits/x/v1.json", default)).ToArray());
    }

    [Fact]
    public async Task A_record_that_does_not_exist_reads_as_empty()
    {
        var store = await OpenAsync();
        Assert.True((await store.ReadRecordAsync("commits/none/v1.json", default)).IsEmpty);
    }

    [Fact]
    public async Task Records_are_listed_by_prefix_in_ordinal_order()
    {
        var store = await OpenAsync();
        foreach (var name in (string[])["commits/b/v1.json", "commits/a/v2.json", "commits/a/v1.json", "commits/a-b/v1.json", "commits/a.b", "batches/a/manifest.json"])
            await store.TryCreateRecordAsync(name, Bytes, default);
        string[] all = ["commits/a-b/v1.json", "commits/a.b", "commits/a/v1.json", "commits/a/v2.json", "commits/b/v1.json"];
        Assert.Equal(all, await store.ListRecordsAsync("commits/", default).ToListAsync());
        Assert.Equal(all[..^1], await store.ListRecordsAsync("commits/a", default).ToListAsync());
        Assert.Equal(all[2..4], await store.ListRecordsAsync("commits/a/", default).ToListAsync());
        Assert.Empty(await store.ListRecordsAsync("audit/", default).ToListAsync());
    }

    [Fact]
    public async Task Objects_are_listed_in_ordinal_order()
    {
        var store = await OpenAsync();
        var names = new List<Digest>();
        for (byte i = 0; i < 40; i++)
        {
            names.Add(Digest.Of([i]));
            await store.PutObjectAsync(names[^1], new[] { i }, default);
        }

        Assert.Equal(names.OrderBy(n => n.Hex, StringComparer.Ordinal), await store.ListObjectsAsync(default).ToListAsync());
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("commits/../../outside")]
    [InlineData("/etc/outside")]
    [InlineData("commits//v1.json")]
    [InlineData("commits/./v1.json")]
    [InlineData("commits/.hidden")]
    [InlineData("commits/a\\b")]
    [InlineData("commits/a b")]
    [InlineData("commits/a\0b")]
    [InlineData("commits/")]
    [InlineData("")]
    [InlineData("objects/aa/x")]
    [InlineData("temp/x")]
    [InlineData("commits/ü")]
    public async Task A_name_that_leads_elsewhere_is_no_record(string name)
    {
        var store = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.TryCreateRecordAsync(name, Bytes, default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ReadRecordAsync(name, default));
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        var store = await OpenAsync();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.PutObjectAsync(Name, Bytes, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.TryCreateRecordAsync("commits/x", Bytes, cancelled));
        Assert.False(await store.HasObjectAsync(Name, default));
        Assert.True((await store.ReadRecordAsync("commits/x", default)).IsEmpty);
    }

    protected static async Task<byte[]> ReadAsync(IDepositStore store, Digest name)
    {
        await using var stream = await store.OpenObjectAsync(name, default);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private async Task<IReadOnlyList<IDepositStore>> OpenAllAsync()
    {
        var stores = new List<IDepositStore>();
        for (var i = 0; i < Writers; i++)
            stores.Add(i < 4 ? await OpenAsync() : stores[i % 4]);
        return stores;
    }
}
