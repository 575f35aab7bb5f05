using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Tests.Deposit;

public sealed class FileStoreTests : StoreContractTests, IDisposable
{
    private readonly StoreFolder folder = new();
    private int files;

    public void Dispose() => folder.Dispose();

    protected override async Task<IDepositStore> OpenAsync() => await folder.OpenAsync();

    protected override string WorkFile(byte[] bytes)
    {
        var path = Path.Combine(folder.Root, $"work-{files++}");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    [Fact]
    public async Task The_layout_is_the_published_one()
    {
        var store = await folder.OpenAsync();
        byte[] bytes = [1];
        await store.PutObjectAsync(Digest.Of(bytes), bytes, default);
        await store.TryCreateRecordAsync("commits/id/v1.json", bytes, default);
        var hex = Digest.Of(bytes).Hex;
        Assert.Equal("{\"formatVersion\":2}\n", File.ReadAllText(folder.PathOf("store.json")));
        Assert.Equal(bytes, File.ReadAllBytes(folder.PathOf($"objects/{hex[..2]}/{hex}")));
        Assert.Equal(bytes, File.ReadAllBytes(folder.PathOf("commits/id/v1.json")));
    }

    [Fact]
    public async Task A_store_of_a_newer_format_is_left_alone()
    {
        Directory.CreateDirectory(folder.Store);
        File.WriteAllText(folder.PathOf("store.json"), "{\"formatVersion\":3}");
        var failure = await Assert.ThrowsAsync<StoreFormatException>(() => folder.OpenAsync());
        Assert.Contains("version 3", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"formatVersion\":\"1\"}")]
    [InlineData("{\"formatVersion\":99999999999}")]
    public async Task A_damaged_format_file_is_an_error(string content)
    {
        Directory.CreateDirectory(folder.Store);
        File.WriteAllText(folder.PathOf("store.json"), content);
        await Assert.ThrowsAsync<StoreFormatException>(() => folder.OpenAsync());
    }

    [Fact]
    public async Task A_folder_with_other_files_is_not_made_a_store()
    {
        Directory.CreateDirectory(folder.Store);
        File.WriteAllText(folder.PathOf("letter.txt"), "private");
        await Assert.ThrowsAsync<StoreException>(() => folder.OpenAsync());
        Assert.False(File.Exists(folder.PathOf("store.json")));
    }

    [Fact]
    public async Task A_folder_with_only_the_state_folder_becomes_a_store()
    {
        Directory.CreateDirectory(folder.PathOf(".state"));
        await folder.OpenAsync();
        Assert.True(File.Exists(folder.PathOf("store.json")));
    }

    [Fact]
    public async Task Other_bytes_under_an_objects_name_are_named_and_kept()
    {
        var store = await folder.OpenAsync();
        byte[] bytes = [1, 2, 3];
        var name = Digest.Of(bytes);
        await store.PutObjectAsync(name, bytes, default);
        foreach (var wrong in (byte[][])[[1, 2], [1, 2, 4]])
        {
            File.WriteAllBytes(folder.PathOf(StoreLayout.Object(name)), wrong);
            var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.PutObjectAsync(name, bytes, default));
            Assert.Contains(name.Hex, failure.Message, StringComparison.Ordinal);
            Assert.Equal(wrong, File.ReadAllBytes(folder.PathOf(StoreLayout.Object(name))));
        }
    }

    [Fact]
    public async Task A_store_that_went_away_is_not_an_empty_store()
    {
        var store = await folder.OpenAsync();
        Directory.Move(folder.Store, folder.Store + "-away");
        byte[] bytes = [1];
        await AssertAwayAsync(async () => await store.HasObjectAsync(Digest.Of(bytes), default));
        await AssertAwayAsync(async () => await store.ReadRecordAsync("commits/x", default));
        await AssertAwayAsync(async () => await store.PutObjectAsync(Digest.Of(bytes), bytes, default));
        await AssertAwayAsync(async () => await store.TryCreateRecordAsync("commits/x/v1.json", bytes, default));
        await AssertAwayAsync(async () => await store.ListRecordsAsync("commits/", default).ToListAsync());
        Assert.False(Directory.Exists(folder.Store));

        Directory.Move(folder.Store + "-away", folder.Store);
        await store.PutObjectAsync(Digest.Of(bytes), bytes, default);
        Assert.True(await store.HasObjectAsync(Digest.Of(bytes), default));
    }

    [Fact]
    public async Task A_missing_work_file_is_named()
    {
        var store = await folder.OpenAsync();
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.PutObjectAsync(Digest.Of([]), Path.Combine(folder.Root, "gone"), default));
        Assert.Contains("gone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leftovers_of_killed_runs_are_swept_and_those_of_living_ones_are_not()
    {
        var living = await folder.OpenAsync();
        var lockFile = Assert.Single(Directory.GetFiles(folder.PathOf("temp")));
        var unfinished = lockFile.Replace(".lock", ".77", StringComparison.Ordinal);
        File.WriteAllText(unfinished, "half a page");
        File.WriteAllText(folder.PathOf("temp/host.example-4711-1.lock"), "");
        File.WriteAllText(folder.PathOf("temp/host.example-4711-1.5"), "half a page");
        File.WriteAllText(folder.PathOf("temp/host.example-4712-1.6"), "half a page, lock already gone");

        var other = new FileStore(folder.Store, FaultPoints.None);
        await other.CheckAsync(default);
        other.Dispose();

        Assert.Equal([lockFile, unfinished], Directory.GetFiles(folder.PathOf("temp")).OrderDescending(StringComparer.Ordinal));
        living.Dispose();
    }

    [Fact]
    public async Task A_closed_store_leaves_no_temporary_files()
    {
        var store = await folder.OpenAsync();
        await store.TryCreateRecordAsync("commits/x", new byte[] { 1 }, default);
        store.Dispose();
        Assert.Empty(Directory.GetFiles(folder.PathOf("temp")));
    }

    [Fact]
    public async Task Of_two_puts_that_meet_at_a_new_folder_one_says_that_it_is_made()
    {
        var first = BitConverter.GetBytes(0);
        var second = Enumerable.Range(1, 10_000).Select(n => BitConverter.GetBytes(n)).First(b => Digest.Of(b).Hex[..2] == Digest.Of(first).Hex[..2]);
        await (await folder.OpenAsync()).PutObjectAsync(Digest.Of([9]), new byte[] { 9 }, default);
        FileStore store = null!;
        var faults = new Meeting("store.directory.created", () => store.PutObjectAsync(Digest.Of(second), second, default));
        store = await folder.OpenAsync(faults);

        await store.PutObjectAsync(Digest.Of(first), first, default);

        Assert.Equal(2, faults.Names.Count(n => n == "store.object.linked"));
        Assert.Equal(1, faults.Names.Count(n => n == "store.directory.created"));
        // that of objects/, which the store found, and that of the new folder
        Assert.Equal(2, faults.Names.Count(n => n == "store.directory.synced"));
    }

    /// <summary>At the point a second put comes and is done before the first goes on.</summary>
    private sealed class Meeting(string point, Func<ValueTask> second) : FaultPoints
    {
        private int met;

        public List<string> Names { get; } = [];

        public override void Reached(string name)
        {
            lock (Names)
                Names.Add(name);
            if (name == point && Interlocked.Exchange(ref met, 1) == 0)
                Task.Run(async () => await second()).GetAwaiter().GetResult();
        }
    }

    private static async Task AssertAwayAsync(Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<StoreException>(call);
        Assert.Contains("no such file or directory", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ingest resume", failure.Advice, StringComparison.Ordinal);
    }
}
