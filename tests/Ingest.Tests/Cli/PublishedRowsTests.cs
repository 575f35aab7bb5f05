using System.Text.Json.Nodes;
using Ingest.Akten.Register;
using Ingest.Catalog;
using Ingest.Cli.Commands;
using Ingest.Cli.Terminal;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Tests.Review;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public class PublishedRowsTests
{
    private static readonly DateTimeOffset Clock = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);
    private static readonly Guid Id = new("5f4dcc3b-5aa7-55d6-9d83-27deb882cf99");
    private static readonly Digest Digest = Digest.Of("object"u8);

    [Theory]
    [InlineData(DocumentStatus.Filed)]
    [InlineData(DocumentStatus.Provisional)]
    [InlineData(DocumentStatus.Held)]
    [InlineData(DocumentStatus.Dissolved)]
    public Task A_document_is_as_published(DocumentStatus status) => IsAsPublished("list.schema.json", DocumentRow.Of(Document(status)));

    [Fact]
    public async Task Corrected_versions_are_as_published()
    {
        await using var store = await CorrectedStore.MakeAsync();
        var made = await store.Corrections.SplitAsync(store.Order(0), [CorrectedStore.Page(2)], default);
        await IsAsPublished("correct.schema.json", CorrectedRow.Of(made[0]));
        await IsAsPublished("correct.schema.json", CorrectedRow.Of(made[1]));
    }

    [Fact]
    public Task A_hit_is_as_published() =>
        IsAsPublished("search.schema.json", HitRow.Of(new(Document(DocumentStatus.Provisional), 3, new([new("Wort", true), new(" danach", false)]), -1.5), [new(10, 20, 110, 50)]));

    [Theory]
    [InlineData(BatchState.Received, true)]
    [InlineData(BatchState.Open, false)]
    [InlineData(BatchState.Complete, false)]
    [InlineData(BatchState.CompleteWithErrors, false)]
    public Task A_batch_is_as_published(BatchState state, bool running)
    {
        var batch = new JournalledBatch(1, new(Digest.Hex, "amt", Clock), state, "{}", Clock, state.IsComplete() ? Clock : null);
        return IsAsPublished("status.schema.json", BatchRow.Of(new(batch, new(9, 4, 1, 1, 1, 1, 2), 2, 1, 3, 2, running)));
    }

    public static TheoryData<DifferenceKind> Differences => new(Enum.GetValues<DifferenceKind>());

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task A_difference_is_as_published(DifferenceKind kind)
    {
        await IsAsPublished("verify.schema.json", DifferenceRow.Of(new(kind, "objects/00/00", "differs", Id)));
        await IsAsPublished("verify.schema.json", DifferenceRow.Of(new(kind, "objects/00/00", "differs")));
    }

    [Fact]
    public Task A_proof_is_as_published() => IsAsPublished("proof.schema.json", ProofRow.Of(new(
        new("commits/x/v1.json", Digest), "batch", "batches/batch/closing.json", Digest, new([new(Digest, true), new(Digest, false)]))));

    [Fact]
    public async Task A_backup_and_a_restore_are_as_published()
    {
        Assert.Empty((await PublishedSchema.ReadAsync("backup.schema.json")).Validate(Output.ToJson(new BackupRow("/b.zip", 12, Digest.Hex))));
        Assert.Empty((await PublishedSchema.ReadAsync("restore.schema.json")).Validate(Output.ToJson(new RestoreRow("/state", ["rules/a.json"]))));
    }

    [Fact]
    public async Task Findings_are_as_published()
    {
        await IsAsPublished("doctor.schema.json", new Dependency("model xyz", false, "", "Put the model there."));
        var printed = await IngestProcess.RunAsync(["doctor", "--json", "--lang", "xyz"]);
        Assert.Empty((await PublishedSchema.ReadAsync("doctor.schema.json")).Validate(printed.Exits(3).Output));
    }

    [Fact]
    public async Task An_Akte_is_as_published()
    {
        var akte = new RegisteredAkte(Id, 2, "amt", "0248-4/2014", "Straße", "0248", new(10, false, Aussonderungsart.Vernichten), new DateOnly(2010, 3, 4));
        await IsAsPublished("akten.schema.json", AkteRow.Of(akte, Aktenplan.Empty, new DateOnly(2026, 1, 1)));
        await IsAsPublished("akten.schema.json", AkteRow.Of(akte with { ZdA = null, Retention = Retention.Undecided }, Aktenplan.Empty, new DateOnly(2026, 1, 1)));
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("deleted")]
    [InlineData("refused")]
    public Task A_deletion_is_as_published(string outcome) => IsAsPublished("delete.schema.json", new DeletionRow(Id, "0248-4/2014", outcome, "why", 3, 1));

    [Fact]
    public async Task Imports_are_as_published()
    {
        await ObjectIsAsPublished("aktenplan-import.schema.json", new PlanRow(1, "amt", "", "", 1, ["02"], [], ["03"], ["note"]));
        await ObjectIsAsPublished("akten-import.schema.json", new AktenImportRow(3, 2, 1, []));
    }

    private static async Task ObjectIsAsPublished<T>(string name, T row)
    {
        var schema = await PublishedSchema.ReadAsync(name);
        var json = JsonNode.Parse(Output.ToJson(row))!;
        Assert.Empty(schema.Validate(json.ToJsonString()));
        Assert.Equal(schema.ActualProperties.Keys, json.AsObject().Select(p => p.Key));
        json["surprise"] = 1;
        Assert.NotEmpty(schema.Validate(json.ToJsonString()));
    }

    private static async Task IsAsPublished<T>(string name, T row)
    {
        var schema = await PublishedSchema.ReadAsync(name);
        var json = JsonNode.Parse($"[{Output.ToJson(row)}]")!;
        Assert.Empty(schema.Validate(json.ToJsonString()));
        Assert.Equal(schema.Item!.ActualProperties.Keys, json[0]!.AsObject().Select(p => p.Key));
        json[0]!["surprise"] = 1;
        Assert.NotEmpty(schema.Validate(json.ToJsonString()));
    }

    private static CatalogDocument Document(DocumentStatus status) =>
        new(Id, status, "0248-4/2014", "1", "BESCHEID", "Titel", "2014-05-06", 2, Digest, 1) { Organisation = "amt", Batch = "", Stack = "" };
}
