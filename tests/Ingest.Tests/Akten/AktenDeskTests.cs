using Ingest.Akten;
using Ingest.Akten.Plan;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Deposit;
using Ingest.Tests.Journals;

namespace Ingest.Tests.Akten;

public sealed class AktenDeskTests : IDisposable
{
    private readonly AktenPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task The_first_filed_document_makes_its_Akte_with_position_and_retention_of_the_plan()
    {
        var desk = await place.OpenAsync();
        await desk.ImportPlanAsync(AktenPlace.Plan(("02", "", 30, Aussonderungsart.Bewerten), ("0248", "02", 10, null)), "plan.csv", "default", "reg-1", default);
        await FileAsync(desk, AktenPlace.Document("0248-4/2014", "1"));
        var akte = await desk.Records.FindAsync(Identity.AkteId("default", "0248-4/2014"), default);
        Assert.Equal(("0248-4/2014", "0248", new Retention(10, false, Aussonderungsart.Bewerten), 1), (akte!.Aktenzeichen, akte.Aktenplaneinheit, akte.Retention, akte.Version));
        Assert.Equal("1", Assert.Single(akte.Vorgaenge).Kennzeichen);
        Assert.Equal(("0248-4/2014", "0248"), (desk.Register.Find("default", "0248-4/2014")!.Aktenzeichen, desk.Register.Find("default", "0248-4/2014")!.Aktenplaneinheit));
    }

    [Fact]
    public async Task A_new_Vorgang_makes_a_new_version_and_the_same_again_makes_none()
    {
        var desk = await place.OpenAsync();
        await FileAsync(desk, AktenPlace.Document("1-2", "1"));
        await FileAsync(desk, AktenPlace.Document("1-2", "2"), "second");
        await FileAsync(desk, AktenPlace.Document("1-2", "2"), "third");
        var akte = await desk.Records.FindAsync(Identity.AkteId("default", "1-2"), default);
        Assert.Equal((2, "1 2"), (akte!.Version, string.Join(' ', akte.Vorgaenge.Select(v => v.Kennzeichen))));
        Assert.Equal(["create", "create", "create"], akte.History.Select(h => h.Action));
        Assert.Equal("akten/" + akte.Id.ToString("D") + "/v1.json", (await Names()).Order().First());
    }

    [Theory]
    [InlineData("1-2", DocumentStatus.Provisional)]
    [InlineData("1-2", DocumentStatus.Held)]
    [InlineData(Filing.Unresolved, DocumentStatus.Filed)]
    public async Task What_waits_for_a_person_or_has_no_Aktenzeichen_makes_no_Akte(string akte, DocumentStatus status)
    {
        var desk = await place.OpenAsync();
        await FileAsync(desk, AktenPlace.Document(akte, "1", status));
        Assert.Empty(await Names());
        Assert.Empty(place.Audit.Acts);
    }

    [Fact]
    public async Task Killed_at_any_point_the_filing_of_a_batch_ends_with_the_same_bytes_and_one_log_entry()
    {
        CommitMarker[] documents = [AktenPlace.Document("1-1", "1"), AktenPlace.Document("1-2"), AktenPlace.Document("1-1", "2")];
        string[]? calm = null;
        for (var kill = 0; ; kill++)
        {
            using var other = new AktenPlace();
            var faults = new KillingFaults(kill);
            var killed = false;
            try
            {
                await FileAsync(await other.OpenAsync(faults), documents);
            }
            catch (KilledException)
            {
                killed = true;
                await FileAsync(await other.OpenAsync(), documents);
            }

            var tree = StoreFolder.Tree(other.Folder.PathOf("akten")).ToArray();
            calm ??= tree;
            Assert.Equal(calm, tree);
            Assert.Equal(2, Assert.Single(other.Audit.Acts).Named.Count);
            if (kill > 0 && !killed)
                return;
        }
    }

    [Fact]
    public async Task Of_many_that_file_to_one_Akte_at_once_none_loses_its_Vorgang()
    {
        var desks = new List<AktenDesk>();
        for (var n = 0; n < 4; n++)
            desks.Add(await place.OpenAsync(state: $"state-{n}"));
        await Task.WhenAll(Enumerable.Range(1, 16).Select(n => Task.Run(async () => await FileAsync(desks[n % 4], [AktenPlace.Document("1-2", $"{n}")], $"batch {n}"))));
        var akte = await desks[0].Records.FindAsync(Identity.AkteId("default", "1-2"), default);
        Assert.Equal(Enumerable.Range(1, 16), akte!.Vorgaenge.Select(v => int.Parse(v.Kennzeichen, System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Equal(16, akte.Version);
    }

    [Fact]
    public async Task A_plan_makes_a_version_only_when_it_differs_and_says_how()
    {
        var desk = await place.OpenAsync();
        var first = AktenPlace.Plan(("02", "", 30, null), ("0248", "02", 10, null));
        Assert.Equal("1: +02,0248 ~ -", Said(await desk.ImportPlanAsync(first, "a.csv", "default", "reg-1", default)));
        Assert.Equal("1: + ~ -", Said(await desk.ImportPlanAsync(first, "a.csv", "default", "reg-1", default)));
        Assert.Equal("2: +03 ~0248 -02", Said(await desk.ImportPlanAsync(AktenPlace.Plan(("0248", "", 10, null), ("03", "", 2, null)), "b.csv", "default", "reg-1", default)));
        Assert.Equal("3: +99 ~ -", Said(await desk.ImportPlanAsync(AktenPlace.Plan(("99", "", 1, null)), "c.csv", "other", "reg-1", default)));
        Assert.Equal(["0248", "03"], (await desk.PlanAsync("default", default)).Einheiten.Select(e => e.Kennzeichen));
        Assert.Equal(["aktenplan/v1.json", "aktenplan/v2.json", "aktenplan/v3.json"], place.Audit.Acts.Select(a => Assert.Single(a.Named).Name));
        Assert.Empty((await desk.PlanAsync("third", default)).Einheiten);
    }

    [Fact]
    public async Task A_list_of_Akten_is_taken_in_once_and_what_it_does_not_say_stays()
    {
        var desk = await place.OpenAsync();
        await desk.ImportPlanAsync(AktenPlace.Plan(("02", "", 30, Aussonderungsart.Archivwuerdig)), "plan.csv", "default", "reg-1", default);
        var rows = AktenFile.Read(place.Folder.Write("akten.csv", "Aktenzeichen;Betreff;zdA\n02-1;Straße;31.12.2015\n02-2;;\n")).Akten;
        Assert.Equal((2, 0), await desk.ImportAktenAsync(rows, "default", "reg-1", default));
        Assert.Equal((0, 0), await desk.ImportAktenAsync(rows, "default", "reg-1", default));
        rows = AktenFile.Read(place.Folder.Write("akten.csv", "Aktenzeichen;Aufbewahrung\n02-1;dauernd\n")).Akten;
        Assert.Equal((0, 1), await desk.ImportAktenAsync(rows, "default", "reg-1", default));
        var akte = await desk.Records.FindAsync(Identity.AkteId("default", "02-1"), default);
        Assert.Equal(("Straße", new DateOnly(2015, 12, 31), new Retention(null, true, Aussonderungsart.Archivwuerdig)), (akte!.Betreff, akte.ZdA, akte.Retention));
        Assert.Equal(["akte", "betreff", "zdA", "retention"], akte.History.Select(h => h.Metadatum));
    }

    [Fact]
    public async Task Closing_an_Akte_is_a_version_with_who_when_and_why()
    {
        var desk = await place.OpenAsync();
        await FileAsync(desk, AktenPlace.Document("1-2"));
        var closed = await desk.CloseAsync("1-2", new(2016, 11, 30), "default", "reg-2", "erledigt", default);
        Assert.Equal(new HistoryEntry("zdA", "", "2016-11-30", "reg-2", AktenPlace.Now, "close", "erledigt"), closed.History[^1]);
        Assert.Equal((2, new DateOnly(2016, 11, 30)), (desk.Register.Find("default", "1-2")!.Version, desk.Register.Find("default", "1-2")!.ZdA!.Value));
        await Assert.ThrowsAsync<UsageException>(async () => await desk.CloseAsync("9-9", new(2016, 11, 30), "default", "reg-2", "", default));
    }

    [Fact]
    public async Task A_lost_register_is_filled_again_from_the_store()
    {
        var desk = await place.OpenAsync();
        await FileAsync(desk, AktenPlace.Document("1-2"), AktenPlace.Document("1-3"));
        await desk.CloseAsync("1-2", new(2016, 11, 30), "default", "reg-2", "", default);
        var again = await place.OpenAsync(state: "other");
        Assert.Equal(desk.Register.List("default", ""), again.Register.List("default", ""));
        Assert.Equal(["1-3"], again.Register.List("default", "1-3").Select(a => a.Aktenzeichen));
    }

    private static string Said((PlanVersion Version, PlanChange Change) import) =>
        $"{import.Version.Version}: +{string.Join(',', import.Change.Added)} ~{string.Join(',', import.Change.Changed)} -{string.Join(',', import.Change.Gone)}";

    private static Task FileAsync(AktenDesk desk, params CommitMarker[] documents) => FileAsync(desk, documents, "batch 1");

    private static Task FileAsync(AktenDesk desk, CommitMarker document, string key) => FileAsync(desk, [document], key);

    private static async Task FileAsync(AktenDesk desk, CommitMarker[] documents, string key) =>
        await desk.FileAsync(documents.ToAsyncEnumerable(), "default", SampleDocuments.Batch.Clock, AuditActions.Program, key, default);

    private async Task<List<string>> Names() => await (await place.Folder.OpenAsync()).ListRecordsAsync("akten/", default).ToListAsync();
}
