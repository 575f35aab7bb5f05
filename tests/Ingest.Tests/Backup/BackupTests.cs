using System.IO.Compression;
using System.Text;
using Ingest.Backup;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Tests.Deposit;
using Ingest.Tests.Journals;
using Ingest.Tests.Support;

namespace Ingest.Tests.Backups;

public sealed class BackupTests : IAsyncLifetime, IDisposable
{
    private static readonly StateFile[] Databases = [new("operators.json", 0), new("catalog.db", 9), new("journal.db", JournalSchema.Version)];

    private readonly TempFolder folder = new();
    private readonly StoreFolder stores = new();
    private FileStore store = null!;

    private string State => folder.Folder("state");
    private string Zip => folder["backup.zip"];

    public async Task InitializeAsync()
    {
        store = await stores.OpenAsync();
        await store.TryCreateRecordAsync("rules/classes-v1.json", "{}"u8.ToArray(), default);
        await store.TryCreateRecordAsync("models/m1/model.zip", new byte[] { 1, 2, 3 }, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        folder.Dispose();
        stores.Dispose();
    }

    [Fact]
    public async Task A_backup_taken_while_pages_are_journalled_holds_one_moment_and_comes_back()
    {
        using var stop = new CancellationTokenSource();
        await using var journal = await Ingest.Journal.Journal.OpenAsync(State, FaultPoints.None, default);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var open = await OpenBatch.CreateAsync(journal, new FakeDelivery([($"stack{i}.tif", [new($"page {i}")])]));
                await open.RecordAsync(OpenBatch.Letter(await open.RecordAllAsync()));
            }
        });
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        await WriteAsync();
        await stop.CancelAsync();
        await writing;

        var other = folder.Folder("other");
        Assert.Empty(await new StateRestore(store, other, Databases).RestoreAsync(Zip, replace: false, default));
        await using var restored = await Ingest.Journal.Journal.OpenAsync(other, FaultPoints.None, default);
        var batches = await new Batches(restored, TimeProvider.System).ListAsync(default);
        // a batch that is being received has no page yet, one that is received has all
        Assert.NotEmpty(batches);
        Assert.True(batches.Count <= (await new Batches(journal, TimeProvider.System).ListAsync(default)).Count);
    }

    [Fact]
    public async Task Records_of_the_store_come_back_and_those_that_differ_stay()
    {
        await JournalAsync();
        await WriteAsync();
        var empty = await stores.OpenAsync(at: Path.Combine(stores.Root, "empty"));
        Assert.Empty(await new StateRestore(empty, folder.Folder("other"), Databases).RestoreAsync(Zip, replace: false, default));
        Assert.Equal(new byte[] { 1, 2, 3 }, (await empty.ReadRecordAsync("models/m1/model.zip", default)).ToArray());

        var differs = await stores.OpenAsync(at: Path.Combine(stores.Root, "differs"));
        await differs.TryCreateRecordAsync("rules/classes-v1.json", "{ }"u8.ToArray(), default);
        Assert.Equal(["rules/classes-v1.json"], await new StateRestore(differs, folder.Folder("third"), Databases).RestoreAsync(Zip, replace: false, default));
    }

    [Fact]
    public async Task A_state_that_is_there_is_replaced_only_when_that_was_said_and_is_kept()
    {
        await JournalAsync();
        await WriteAsync();
        var restore = new StateRestore(store, State, Databases);
        Assert.Contains("--replace", (await Assert.ThrowsAsync<UsageException>(async () => await restore.RestoreAsync(Zip, replace: false, default))).Advice, StringComparison.Ordinal);
        await restore.RestoreAsync(Zip, replace: true, default);
        Assert.True(File.Exists(Path.Combine(State, "replaced-1", "journal.db")));
        Assert.True(File.Exists(Path.Combine(State, "journal.db")));
        Assert.False(Directory.Exists(Path.Combine(State, "restore")));
    }

    [Fact]
    public async Task The_table_of_pseudonyms_comes_back()
    {
        await JournalAsync();
        await File.WriteAllTextAsync(Path.Combine(State, "operators.json"), "{}");
        await WriteAsync();
        await new StateRestore(store, folder.Folder("other"), Databases).RestoreAsync(Zip, replace: false, default);
        Assert.Equal("{}", await File.ReadAllTextAsync(folder["other", "operators.json"]));
    }

    [Fact]
    public async Task An_existing_file_is_not_overwritten()
    {
        await JournalAsync();
        await WriteAsync();
        await Assert.ThrowsAsync<UsageException>(WriteAsync);
    }

    [Fact]
    public async Task Any_flipped_byte_in_a_backup_is_refused_and_nothing_changes()
    {
        await JournalAsync();
        await WriteAsync();
        var right = await File.ReadAllBytesAsync(Zip);
        var random = new Random(2);
        for (var flip = 0; flip < 60; flip++)
        {
            var wrong = right.ToArray();
            wrong[random.Next(wrong.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(Zip, wrong);
            var other = folder.Folder($"flip{flip}");
            var refused = await Record.ExceptionAsync(async () => await new StateRestore(store, other, Databases).RestoreAsync(Zip, replace: false, default));
            if (refused is not null)
                Assert.IsType<StoreException>(refused);
            // times of entries and spare bits of the format mean nothing
            Assert.True(refused is null ? Same(Path.Combine(other, "journal.db"), right) : !File.Exists(Path.Combine(other, "journal.db")));
        }
    }

    [Theory]
    [InlineData("../evil.db")]
    [InlineData("store/../../evil")]
    [InlineData("store/commits/x/v1.json")]
    [InlineData("/etc/evil")]
    [InlineData("other.db")]
    public async Task A_file_that_no_backup_has_is_refused(string name)
    {
        await JournalAsync();
        await WriteAsync();
        Forge(manifest => manifest with { Files = [.. manifest.Files, new(name, 1, Digest.Of("x"u8).Hex, 0)] }, archive => Add(archive, name, "x"));
        await RefusedAsync("no backup has");
    }

    [Fact]
    public async Task A_bomb_unpacks_no_further_than_its_manifest_says()
    {
        await JournalAsync();
        await WriteAsync();
        Forge(manifest => manifest with { Files = [.. manifest.Files, new("store/rules/a", 10, Digest.Of("x"u8).Hex, 0)] }, archive => Add(archive, "store/rules/a", new string('x', 1 << 24)));
        await RefusedAsync("longer than its manifest says");
    }

    [Fact]
    public async Task A_newer_backup_and_a_newer_database_are_refused_with_advice()
    {
        await JournalAsync();
        await WriteAsync();
        var refused = await Assert.ThrowsAsync<StoreException>(async () => await new StateRestore(store, folder.Folder("o"), [new("catalog.db", 9), new("journal.db", JournalSchema.Version - 1)]).RestoreAsync(Zip, false, default));
        Assert.Contains($"schema version {JournalSchema.Version}", refused.Message, StringComparison.Ordinal);
        Forge(manifest => manifest with { SchemaVersion = 2, Program = "9.9.9" }, _ => { });
        await RefusedAsync("newer program (9.9.9)");
    }

    [Fact]
    public async Task Something_that_is_no_zip_is_refused()
    {
        await File.WriteAllTextAsync(Zip, "no zip");
        await RefusedAsync("no ZIP");
    }

    private async Task RefusedAsync(string why)
    {
        var refused = await Assert.ThrowsAsync<StoreException>(async () => await new StateRestore(store, folder.Folder("refused"), Databases).RestoreAsync(Zip, replace: false, default));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["refused", "journal.db"]));
    }

    private async Task JournalAsync()
    {
        await using var journal = await Ingest.Journal.Journal.OpenAsync(State, FaultPoints.None, default);
        await OpenBatch.CreateAsync(journal, new FakeDelivery([("stack.tif", [new("page")])]));
    }

    private async Task WriteAsync() =>
        await new StateBackup(store, "store", State, Databases, TimeProvider.System).WriteAsync(Zip, "0.1.0", default);

    private static bool Same(string restored, byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var entry = archive.GetEntry("journal.db")!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return File.ReadAllBytes(restored).AsSpan().SequenceEqual(bytes.ToArray());
    }

    private void Forge(Func<BackupManifest, BackupManifest> manifest, Action<ZipArchive> more)
    {
        var files = new List<(string Name, byte[] Bytes)>();
        using (var archive = ZipFile.OpenRead(Zip))
        {
            foreach (var entry in archive.Entries)
            {
                using var bytes = new MemoryStream();
                using var from = entry.Open();
                from.CopyTo(bytes);
                files.Add((entry.FullName, bytes.ToArray()));
            }
        }

        File.Delete(Zip);
        using var forged = ZipFile.Open(Zip, ZipArchiveMode.Create);
        Add(forged, files[0].Name, Encoding.UTF8.GetString(manifest(BackupManifest.Read(files[0].Bytes, Zip)).Write()));
        foreach (var (name, bytes) in files.Skip(1))
        {
            using var into = forged.CreateEntry(name).Open();
            into.Write(bytes);
        }

        more(forged);
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var into = new StreamWriter(archive.CreateEntry(name).Open());
        into.Write(content);
    }
}
