using System.Security.Cryptography;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Tests.Deposit;

public sealed class BrokenMediumTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(28, "no space left on the device", "Free space")]
    [InlineData(30, "read-only", "Mount the store writable")]
    [InlineData(13, "permission denied", "read and write access")]
    [InlineData(2, "no such file or directory", "mount it again")]
    [InlineData(5, "input/output error", "Check the disk")]
    [InlineData(116, "network file system is away", "Mount the store again")]
    [InlineData(122, "quota", "Raise the quota")]
    [InlineData(1, "hard links", "file system with hard links")]
    [InlineData(95, "hard links", "file system with hard links")]
    [InlineData(24, "too many open files", "ulimit")]
    public async Task A_failing_medium_is_explained_and_the_put_can_be_repeated(int errno, string reason, string advice)
    {
        foreach (var point in (string[])["temp-created", "temp-written", "synced", "linked", "unlinked", "directory-synced"])
        {
            var medium = new BrokenMedium($"store.object.{point}", errno);
            using var store = new FileStore(folder.Store, medium);
            await store.CheckAsync(default);
            var bytes = System.Text.Encoding.UTF8.GetBytes(point + errno);

            var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.PutObjectAsync(Digest.Of(bytes), bytes, default));
            Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
            Assert.Contains(folder.Store, failure.Message, StringComparison.Ordinal);
            Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
            Assert.Contains("ingest resume", failure.Advice, StringComparison.Ordinal);
            Assert.Equal(ExitCode.StoreOrFile, failure.ExitCode);

            medium.Repaired = true;
            await store.PutObjectAsync(Digest.Of(bytes), bytes, default);
            Assert.True(await store.HasObjectAsync(Digest.Of(bytes), default));
        }
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_and_goes_on_when_there_is_space()
    {
        using var disk = SmallDisk.TryMount(Path.Combine(folder.Root, "disk"), 512);
        var medium = new BrokenMedium(disk is null ? "store.object.temp-written" : "", 28) { Repaired = true };
        var place = Path.Combine(disk?.Root ?? folder.Root, "store");
        using var store = new FileStore(place, medium);
        await store.CheckAsync(default);
        var filler = Path.Combine(disk?.Root ?? folder.Root, "filler");
        File.WriteAllBytes(filler, new byte[200_000]);

        var put = new List<byte[]>();
        StoreException? failure = null;
        for (var i = 0; i < 64 && failure is null; i++)
        {
            var bytes = Blob(i);
            medium.Repaired = i < 10;
            failure = await Record.ExceptionAsync(async () => await store.PutObjectAsync(Digest.Of(bytes), bytes, default)) as StoreException;
            if (failure is null)
                put.Add(bytes);
        }

        Assert.NotNull(failure);
        Assert.Contains("no space left", failure.Message, StringComparison.Ordinal);
        Assert.Equal(put.Select(b => Digest.Of(b).Hex).Order(StringComparer.Ordinal), (await store.ListObjectsAsync(default).ToListAsync()).ConvertAll(d => d.Hex));

        File.Delete(filler);
        medium.Repaired = true;
        var next = Blob(put.Count);
        await store.PutObjectAsync(Digest.Of(next), next, default);
        Assert.Empty(await new StoreVerifier(store).VerifyAsync(AsyncEnumerable.Empty<ExpectedDocument>(), default).Where(d => !d.IsNote).ToListAsync());
    }

    [Fact]
    public async Task A_store_that_turns_read_only_says_so_and_goes_on_afterwards()
    {
        using var disk = SmallDisk.TryMount(Path.Combine(folder.Root, "disk"), 512);
        var medium = new BrokenMedium(disk is null ? "store.record.temp-created" : "", 30) { Repaired = true };
        var place = Path.Combine(disk?.Root ?? folder.Root, "store");
        using (var before = new FileStore(place, FaultPoints.None))
        {
            await before.CheckAsync(default);
            await before.TryCreateRecordAsync("commits/a", new byte[] { 1 }, default);
        }

        using var store = new FileStore(place, medium);
        disk?.Remount("ro");
        medium.Repaired = false;
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.TryCreateRecordAsync("commits/b", new byte[] { 1 }, default));
        Assert.Contains("read-only", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.ReadRecordAsync("commits/a", default)).Length);

        disk?.Remount("rw");
        medium.Repaired = true;
        Assert.True(await store.TryCreateRecordAsync("commits/b", new byte[] { 1 }, default));
    }

    private static byte[] Blob(int number) => [.. Enumerable.Range(0, 1000).SelectMany(i => SHA256.HashData(BitConverter.GetBytes(number * 1000 + i)))];
}
