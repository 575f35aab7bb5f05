using Ingest.Deposit;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Tests.Deposit;

namespace Ingest.Tests.Proof;

public sealed class AuditTrailTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_entry_names_the_digest_of_the_one_before()
    {
        var store = await folder.OpenAsync();
        using var trail = new AuditTrail(store, new NotedAnchor(), FaultPoints.None);
        var first = await trail.AppendAsync(Act("one"), default);
        var second = await trail.AppendAsync(Act("two"), default);

        Assert.Equal((1, 2), (first.Number, second.Number));
        var entries = await EntriesAsync(store);
        Assert.Equal([AuditHead.None.Sha256, first.Sha256], entries.Select(e => e.Entry.Previous));
        Assert.Equal([first.Sha256, second.Sha256], entries.Select(e => e.Sha256));
        Assert.Equal(second, await trail.HeadAsync(default));
    }

    [Fact]
    public async Task An_entry_reads_back_as_it_was_written()
    {
        var act = Act("Äkte \"1\"") with { Named = [new("commits/x/v2.json", Digest.Of("x"u8))], Facts = new Dictionary<string, string> { ["reason"] = "weil", ["a"] = "b" }, Key = "k" };
        var bytes = new AuditEntry(7, Digest.Of("before"u8), act).Write();
        var read = AuditEntry.Read(bytes);
        Assert.Equal(bytes.ToArray(), read.Write().ToArray());
        Assert.Equal(act.Subject, read.Act.Subject);
        Assert.Equal(act.Named, read.Act.Named);
    }

    [Fact]
    public async Task Eight_processes_that_append_at_once_make_one_unbroken_chain()
    {
        const int Each = 25;
        await folder.OpenAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => folder.OpenAsync()));
        await Task.WhenAll(stores.Select((store, process) => Task.Run(async () =>
        {
            using var trail = new AuditTrail(store, new NotedAnchor(), FaultPoints.None);
            for (var i = 0; i < Each; i++)
                await trail.AppendAsync(Act($"{process}.{i}"), default);
        })));

        var entries = await EntriesAsync(stores[0]);
        Assert.Equal(stores.Length * Each, entries.Select(e => e.Entry.Act.Subject).Distinct().Count());
        var previous = AuditHead.None.Sha256;
        for (var i = 0; i < entries.Count; i++)
        {
            Assert.Equal((i + 1, previous), (entries[i].Entry.Number, entries[i].Entry.Previous));
            previous = entries[i].Sha256;
        }
    }

    [Fact]
    public async Task An_act_with_a_key_is_logged_once_however_often_it_is_repeated()
    {
        var store = await folder.OpenAsync();
        var act = Act("batch") with { Key = "batch-closed:batch" };
        foreach (var point in Enumerable.Range(1, 6))
        {
            using var killed = new AuditTrail(store, new NotedAnchor(), new KillAt(point));
            await Record.ExceptionAsync(async () => await killed.AppendAsync(act, default));
        }

        using var trail = new AuditTrail(store, new NotedAnchor(), FaultPoints.None);
        await trail.AppendAsync(Act("between"), default);
        var head = await trail.AppendAsync(act, default);
        Assert.Equal(1, head.Number);
        Assert.Single(await EntriesAsync(store), e => e.Entry.Act.Key == act.Key);
    }

    [Fact]
    public async Task What_the_anchor_knows_counts_even_where_the_store_lost_it()
    {
        var store = await folder.OpenAsync();
        var anchor = new NotedAnchor();
        using (var trail = new AuditTrail(store, anchor, FaultPoints.None))
        {
            await trail.AppendAsync(Act("one"), default);
            await trail.AppendAsync(Act("two"), default);
        }

        File.Delete(folder.PathOf("audit/0000000002.json"));
        using var again = new AuditTrail(store, anchor, FaultPoints.None);
        Assert.Equal(3, (await again.AppendAsync(Act("three"), default)).Number);
    }

    private static AuditAct Act(string subject) => new(AuditActions.Exported, "op-1", Time, subject);

    private static async Task<List<(AuditEntry Entry, Digest Sha256)>> EntriesAsync(FileStore store)
    {
        var entries = new List<(AuditEntry, Digest)>();
        await foreach (var name in store.ListRecordsAsync("audit/", default))
        {
            var bytes = await store.ReadRecordAsync(name, default);
            entries.Add((AuditEntry.Read(bytes), Digest.Of(bytes.Span)));
        }

        return entries;
    }
}
