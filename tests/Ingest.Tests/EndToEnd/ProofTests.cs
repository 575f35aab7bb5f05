using Ingest.Tests.Proof;
using Ingest.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.EndToEnd;

/// <summary>The commands verify, verify --repair, backup and restore, as a night operator types them.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class ProofTests(BriefDelivery delivery)
{
    [Fact]
    public async Task A_run_is_sealed_logged_and_time_stamped()
    {
        await using var tsa = await OwnTsa.StartAsync();
        var environment = new Dictionary<string, string> { ["Ingest__Proof__TimestampUrl"] = tsa.Url, ["Ingest__Proof__TimestampRoots"] = tsa.Roots, ["Ingest__Proof__TimestampTimeLimit"] = "00:01:00" };
        var store = delivery.NewStore();
        (await IngestProcess.RunAsync(["run", delivery.Input, "--store", store, "--clock", BriefDelivery.Clock, "-q"], environment)).Exits(0);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(store, "audit"), "*.tsr"));
        await TransferNotes.AreWholeAsync(store);
        Assert.Equal(0, (await IngestProcess.RunAsync(["verify", "--store", store, "--json"], environment)).Exits(0).Json.GetArrayLength());
    }

    [Fact]
    public async Task An_authority_that_is_away_stops_no_run()
    {
        var store = delivery.NewStore();
        var environment = new Dictionary<string, string> { ["Ingest__Proof__TimestampUrl"] = "http://127.0.0.1:9/", ["Ingest__Proof__TimestampTries"] = "1" };
        (await IngestProcess.RunAsync(["run", delivery.Input, "--store", store, "--clock", BriefDelivery.Clock, "-q"], environment)).Exits(0);
        Assert.Contains("stamp-missing", (await IngestProcess.RunAsync(["verify", "--store", store, "--json"], environment)).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_run_leaves_orphans_that_repair_sweeps_once_the_batch_is_closed()
    {
        var store = delivery.NewStore();
        (await delivery.RunAsync(store, "kill:deposit.object.put:2")).Exits(137);
        var kept = (await IngestProcess.RunAsync(["verify", "--repair", "--store", store, "--json"])).Exits(0);
        Assert.DoesNotContain("\"repaired\": true", kept.Output, StringComparison.Ordinal);
        (await BriefDelivery.ResumeAsync(store)).Exits(0);

        var orphan = Path.Combine(store, "objects", "6e", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        Directory.CreateDirectory(Path.GetDirectoryName(orphan)!);
        await File.WriteAllBytesAsync(orphan, [0]);
        var swept = (await IngestProcess.RunAsync(["verify", "--repair", "--store", store, "--json", "--operator", "op-7"])).Exits(0).Json;
        Assert.True(swept.EnumerateArray().Single(d => d.GetProperty("kind").GetString() == "orphan-object").GetProperty("repaired").GetBoolean());
        Assert.False(File.Exists(orphan));
        Assert.Equal(0, (await IngestProcess.RunAsync(["verify", "--store", store, "--json"])).Exits(0).Json.GetArrayLength());
        Assert.Contains("\"action\": \"repaired\"", await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(store, "audit")).Order().Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_or_damaged_catalog_is_found_named_and_built_anew()
    {
        var store = await StoredAsync();
        Execute(store, "update document set title = title || 'x' where id = (select min(id) from document)");
        var row = (await IngestProcess.RunAsync(["verify", "--store", store, "--json"])).Exits(12).Json.EnumerateArray().Single();
        Assert.Equal("catalog-differs", row.GetProperty("kind").GetString());
        Assert.Contains("title", row.GetProperty("detail").GetString(), StringComparison.Ordinal);
        (await IngestProcess.RunAsync(["verify", "--repair", "--store", store])).Exits(0);
        (await IngestProcess.RunAsync(["verify", "--store", store])).Exits(0);

        await File.WriteAllTextAsync(Path.Combine(store, ".state", "catalog.db"), new string('x', 5000));
        File.Delete(Path.Combine(store, ".state", "catalog.db-wal"));
        Assert.Contains("catalog-damaged", (await IngestProcess.RunAsync(["verify", "--store", store, "--json"])).Exits(12).Output, StringComparison.Ordinal);
        (await IngestProcess.RunAsync(["verify", "--repair", "--store", store])).Exits(0);
        Assert.NotEqual(0, (await IngestProcess.RunAsync(["list", "--store", store, "--json"])).Exits(0).Json.GetArrayLength());
    }

    /// <summary>One column after the other: whatever the store can contradict is contradicted, and named with its row.</summary>
    [Theory]
    [InlineData("batch", "organisation = organisation || 'x'")]
    [InlineData("batch", "clock = replace(clock, '2026', '2027')")]
    [InlineData("batch", "operator = operator || 'x'")]
    [InlineData("batch", "profile = profile || 'x'")]
    [InlineData("batch", "state = 'complete-with-errors'")]
    [InlineData("batch", "state = 'open'")]
    [InlineData("batch", "finished = null")]
    [InlineData("stack", "name = name || 'x' where ordinal = 0")]
    [InlineData("file", "name = name || 'x' where ordinal = 0")]
    [InlineData("file", "length = length + 1 where ordinal = 0")]
    [InlineData("file", "sha256 = substr(sha256, 2) || '0'")]
    [InlineData("page", "page_key = substr(page_key, 2) || '0' where number = 1")]
    [InlineData("page", "ends_stack = 1 - ends_stack where number = 1")]
    [InlineData("page", "number = number + 100 where number = 1")]
    [InlineData("page", "state = 'blank', document = null where number = 1 and state = 'document'")]
    [InlineData("page", "document = (select d.id from document d where d.id <> page.document order by d.id limit 1) where number = 1 and state = 'document'")]
    [InlineData("page", "recorded = json_set(recorded, '$.EndsStack', json('true')) where ends_stack = 0")]
    [InlineData("page", "recorded = json_set(recorded, '$.SourceSha256', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d') where state = 'document'")]
    [InlineData("page", "recorded = json_set(recorded, '$.Image.Width', 7) where state = 'document'")]
    [InlineData("document", "id = 'a1111111-1111-4111-8111-111111111111' where ordinal = 1")]
    [InlineData("document", "ordinal = ordinal + 100 where ordinal = (select min(ordinal) from document)")]
    [InlineData("document", "doc_key = substr(doc_key, 2) || '0'")]
    [InlineData("document", "content_key = substr(content_key, 2) || '0'")]
    [InlineData("document", "gaps = gaps + 1")]
    [InlineData("document", "state = 'recorded'")]
    [InlineData("document", "status = 'held'")]
    [InlineData("document", "link = id")]
    [InlineData("document", "classified = json_set(classified, '$.Class.Class', 'X')")]
    [InlineData("document", "classified = json_set(classified, '$.Class.Confidence', 0.123)")]
    [InlineData("document", "classified = json_set(classified, '$.Document.Stack', 'x')")]
    [InlineData("document", "version = version + 1")]
    [InlineData("document", "marker = replace(marker, 'v1', 'v2')")]
    [InlineData("document", "marker_sha256 = 'x' where ordinal = (select min(ordinal) from document)")]
    [InlineData("document", "marker_sha256 = substr(marker_sha256, 2) || '0'")]
    [InlineData("document", "objects = replace(objects, 'Pdf', 'Alto2')")]
    [InlineData("document", "objects = json_set(objects, '$.Pdf', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')")]
    [InlineData("audit_head", "number = number - 1")]
    [InlineData("audit_head", "sha256 = substr(sha256, 2) || '0'")]
    public async Task A_change_in_the_journal_is_found(string table, string change)
    {
        var store = await ReadyAsync();
        Execute(store, $"pragma foreign_keys = off; update {table} set {change}", "journal.db");
        var found = (await IngestProcess.RunAsync(["verify", "--store", store, "--json"])).Exits(12).Output;
        Assert.Contains(table == "audit_head" ? "audit-entry" : "journal.db", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_deposited_after_a_backup_is_found_again_after_its_restore()
    {
        var store = await StoredAsync();
        var zip = store + ".zip";
        var made = (await IngestProcess.RunAsync(["backup", zip, "--store", store, "--json", "--operator", "op-7"])).Exits(0).Json;
        Assert.Equal(new FileInfo(zip).Length, made.GetProperty("length").GetInt64());
        (await IngestProcess.RunAsync(["run", Directory.GetFiles(delivery.Input, "*.tif", SearchOption.AllDirectories).Order().First(), "--store", store, "--clock", BriefDelivery.Clock, "-q", "--organisation", "amt"])).Exits(0);
        var before = await ListedAsync(store);

        (await IngestProcess.RunAsync(["restore", zip, "--store", store])).Exits(1);
        (await IngestProcess.RunAsync(["restore", zip, "--store", store, "--replace", "--operator", "op-7"])).Exits(0);
        Assert.NotEqual(before, await ListedAsync(store));
        (await IngestProcess.RunAsync(["verify", "--repair", "--store", store, "--operator", "op-7"])).Exits(0);
        Assert.Equal(before, await ListedAsync(store));
        (await IngestProcess.RunAsync(["verify", "--store", store])).Exits(0);
    }

    /// <summary>A copy of a store that was filled once.</summary>
    private async Task<string> ReadyAsync()
    {
        var copy = delivery.NewStore();
        await Tool.RunAsync("cp", "-a", await delivery.StoredAsync(), copy);
        return copy;
    }

    private async Task<string> StoredAsync()
    {
        var store = delivery.NewStore();
        (await delivery.RunAsync(store)).Exits(0);
        return store;
    }

    private static async Task<string> ListedAsync(string store) => (await IngestProcess.RunAsync(["list", "--store", store, "--json"])).Exits(0).Output;

    private static void Execute(string store, string sql, string file = "catalog.db")
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(store, ".state", file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
