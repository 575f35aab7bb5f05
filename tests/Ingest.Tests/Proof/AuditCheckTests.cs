using Ingest.Deposit;
using Ingest.Model;
using Ingest.Proof;
using Ingest.Tests.Deposit;

namespace Ingest.Tests.Proof;

public sealed class AuditCheckTests
{
    private const string Third = "audit/0000000003.json";
    private const string Last = "audit/0000000005.json";

    [Fact]
    public async Task A_removed_entry_is_named()
    {
        using var batch = await ClosedBatch.MakeAsync();
        File.Delete(batch.PathOf(Third));
        Assert.Equal((DifferenceKind.AuditEntryMissing, Third), Named(Assert.Single(await batch.VerifyAsync())));
    }

    [Fact]
    public async Task Entries_cut_off_at_the_end_are_named()
    {
        using var batch = await ClosedBatch.MakeAsync();
        File.Delete(batch.PathOf(Last));
        File.Delete(batch.PathOf("audit/0000000004.json"));
        Assert.Equal(
            [(DifferenceKind.AuditEntryMissing, "audit/0000000004.json"), (DifferenceKind.AuditEntryMissing, Last)], (await batch.VerifyAsync()).Select(Named));
    }

    [Fact]
    public async Task A_changed_entry_is_named_and_no_other()
    {
        using var batch = await ClosedBatch.MakeAsync();
        for (var number = 2; number <= 5; number++)
        {
            var name = $"audit/000000000{number}.json";
            var before = batch.Read(name);
            batch.Write(name, System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(before).Replace("op-1", "op-9")));
            Assert.Equal((DifferenceKind.AuditEntryChanged, name), Named(Assert.Single(await batch.VerifyAsync())));
            batch.Write(name, before);
        }
    }

    [Fact]
    public async Task A_changed_link_is_named_by_its_own_entry()
    {
        using var batch = await ClosedBatch.MakeAsync();
        for (var number = 1; number <= 5; number++)
        {
            var name = $"audit/000000000{number}.json";
            var before = batch.Read(name);
            var entry = AuditEntry.Read(before);
            batch.Write(name, (entry with { Previous = Digest.Of("another"u8) }).Write().ToArray());
            Assert.Equal((DifferenceKind.AuditEntryChanged, name), Named(Assert.Single(await batch.VerifyAsync())));
            batch.Write(name, before);
        }
    }

    [Fact]
    public async Task An_entry_added_at_the_end_is_named_even_with_the_right_link()
    {
        using var batch = await ClosedBatch.MakeAsync();
        var forged = new AuditEntry(6, Digest.Of(batch.Read(Last)), new(AuditActions.Exported, "op-1", SampleDocuments.Batch.Clock, "forged"));
        batch.Write("audit/0000000006.json", forged.Write().ToArray());
        Assert.Equal((DifferenceKind.AuditEntryUnknown, "audit/0000000006.json"), Named(Assert.Single(await batch.VerifyAsync())));
    }

    [Fact]
    public async Task An_inserted_entry_breaks_the_chain_where_it_was_put()
    {
        using var batch = await ClosedBatch.MakeAsync();
        for (var number = 5; number >= 3; number--)
            batch.Write($"audit/000000000{number + 1}.json", (AuditEntry.Read(batch.Read($"audit/000000000{number}.json")) with { Number = number + 1 }).Write().ToArray());
        batch.Write(Third, new AuditEntry(3, Digest.Of(batch.Read("audit/0000000002.json")), new(AuditActions.Exported, "op-1", SampleDocuments.Batch.Clock, "put in")).Write().ToArray());
        var found = await batch.VerifyAsync();
        Assert.Equal((DifferenceKind.AuditEntryChanged, "audit/0000000004.json"), Named(found[0]));
        Assert.Contains("the entry before it: the chain is broken here", found[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_log_written_anew_is_found_by_the_anchor()
    {
        using var batch = await ClosedBatch.MakeAsync();
        var previous = AuditHead.None.Sha256;
        for (var number = 1; number <= 5; number++)
        {
            var entry = AuditEntry.Read(batch.Read($"audit/000000000{number}.json"));
            var bytes = (entry with { Previous = previous, Act = entry.Act with { Actor = "op-0" } }).Write().ToArray();
            batch.Write($"audit/000000000{number}.json", bytes);
            previous = Digest.Of(bytes);
        }

        Assert.Equal((DifferenceKind.AuditEntryChanged, Last), Named(Assert.Single(await batch.VerifyAsync())));
    }

    [Fact]
    public async Task A_record_that_an_entry_names_is_protected_by_it()
    {
        using var batch = await ClosedBatch.MakeAsync();
        byte[] akte = [1, 2, 3];
        await batch.Store.TryCreateRecordAsync("akten/x/v1.json", akte, default);
        Assert.Equal(DifferenceKind.RecordUnwitnessed, Assert.Single(await batch.VerifyAsync()).Kind);
        using (var trail = batch.Trail())
            await trail.AppendAsync(new(AuditActions.AkteChanged, "op-1", SampleDocuments.Batch.Clock, "x") { Named = [new("akten/x/v1.json", Digest.Of(akte))] }, default);
        Assert.Empty(await batch.VerifyAsync());
        batch.Write("akten/x/v1.json", [1, 2, 2]);
        Assert.Equal((DifferenceKind.RecordChanged, "akten/x/v1.json"), Named(Assert.Single(await batch.VerifyAsync())));
        File.Delete(batch.PathOf("akten/x/v1.json"));
        Assert.Equal((DifferenceKind.RecordMissing, "akten/x/v1.json"), Named(Assert.Single(await batch.VerifyAsync())));
    }

    [Fact]
    public async Task What_a_recorded_deletion_took_away_is_no_difference()
    {
        using var batch = await ClosedBatch.MakeAsync();
        var id = batch.Receipt.Recorded.Id;
        foreach (var sha256 in batch.Receipt.Objects.Values)
            await batch.Store.DeleteObjectAsync(sha256, default);
        Assert.NotEmpty(await batch.VerifyAsync());
        using (var trail = batch.Trail())
            await trail.AppendAsync(new(AuditActions.DocumentDeleted, "op-1", SampleDocuments.Batch.Clock, id.ToString("D")), default);
        Assert.Empty(await batch.VerifyAsync());
    }

    private static (DifferenceKind, string) Named(Difference difference) => (difference.Kind, difference.Name);
}
