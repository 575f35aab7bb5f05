using System.Text.Json.Nodes;
using Ingest.Journal.Report;
using NJsonSchema;
using Ingest.Tests.Support;

namespace Ingest.Tests.Journals;

public sealed class RunReportTests : IDisposable
{
    private static readonly RunFigures Figures = new(new Dictionary<string, double> { ["scan"] = 1.23456, ["ocr"] = 7 }, 88.888, 1 << 28);
    private readonly StateFolder state = new();

    [Fact]
    public async Task A_report_keeps_its_published_schema()
    {
        var schema = await SchemaAsync();

        Assert.Empty(schema.Validate(await ReportAsync()));
    }

    [Fact]
    public async Task The_report_of_an_interrupted_batch_keeps_the_schema_and_is_not_closed()
    {
        var run = new FakeRun(FakeDelivery.Mixed, state.Path, new()) { Faults = new KillingFaults(60) };
        await Assert.ThrowsAsync<KilledException>(run.RunAsync);

        var report = await run.ReportAsync();

        Assert.Empty((await SchemaAsync()).Validate(report));
        Assert.False((bool)JsonNode.Parse(report)!["account"]!["closed"]!);
        Assert.Null(JsonNode.Parse(report)!["finished"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("account")]
    [InlineData("stacks/0")]
    [InlineData("pages/0")]
    [InlineData("documents/0")]
    [InlineData("documents/0/fields/subject")]
    [InlineData("documents/0/fields/subject/box")]
    [InlineData("issues/0")]
    [InlineData("timing")]
    public async Task The_schema_refuses_properties_it_does_not_know(string place)
    {
        var report = JsonNode.Parse(await ReportAsync())!;
        var target = place.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(report, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        target.AsObject()["surprise"] = 1;

        Assert.NotEmpty((await SchemaAsync()).Validate(report.ToJsonString()));
    }

    [Theory]
    [InlineData("pages/0", "state")]
    [InlineData("documents/0", "status")]
    [InlineData("documents/0", "sha256")]
    [InlineData("", "started")]
    public async Task The_schema_refuses_values_it_does_not_know(string place, string name)
    {
        var report = JsonNode.Parse(await ReportAsync())!;
        var target = place.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(report, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        target.AsObject()[name] = "surprise";

        Assert.NotEmpty((await SchemaAsync()).Validate(report.ToJsonString()));
    }

    [Fact]
    public async Task Every_page_is_in_the_report_with_its_state_and_reason()
    {
        var report = JsonNode.Parse(await ReportAsync())!;

        var pages = report["pages"]!.AsArray().Select(p => $"{p!["page"]} {p["state"]} {p["reason"]} {p["pagesUnknown"]}");
        Assert.Equal(
        [
            "a/letters.tif#1 document  false", "a/letters.tif#2 document  false", "a/letters.tif#3 separator  false",
            "a/letters.tif#4 document  false", "a/letters.tif#5 quarantined page-undecodable false", "a/letters.tif#6 document  false",
            "a/letters.tif#7 separator  false", "a/letters.tif#8 blank  false", "a/letters.tif#9 separator  false",
            "a/letters.tif#10 document  false", "b/again.tif#1 document  false", "b/again.tif#2 document  false",
            "b/again.tif#3 separator  false", "b/again.tif#4 document  false", "c/torn.pdf#1 quarantined file-unreadable true",
        ], pages);
        Assert.Equal("{\"delivered\":15,\"inDocuments\":8,\"inReview\":1,\"separators\":4,\"blanks\":1,\"superseded\":0,\"quarantined\":2,\"closed\":true}",
            report["account"]!.ToJsonString());
    }

    [Fact]
    public async Task Documents_tell_status_link_and_where_their_files_lie()
    {
        var documents = JsonNode.Parse(await ReportAsync())!["documents"]!.AsArray();

        Assert.Equal(["filed", "held", "provisional", "already-stored", "filed"], documents.Select(d => (string)d!["status"]!));
        Assert.Equal((string?)documents[0]!["id"], (string?)documents[3]!["link"]);
        Assert.Null(documents[3]!["pdf"]);
        Assert.Equal($"objects/{((string)documents[0]!["sha256"]!)[..2]}/{documents[0]!["sha256"]}", (string?)documents[0]!["pdf"]);
        Assert.Equal("review", (string?)documents[2]!["route"]);
        Assert.Equal("[\"a/letters.tif#4\",\"a/letters.tif#6\"]", documents[1]!["pages"]!.ToJsonString());
        Assert.Equal("{\"value\":\"1\",\"confidence\":0.3333,\"page\":\"a/letters.tif#4\",\"box\":{\"left\":10,\"top\":10,\"right\":55,\"bottom\":40}}",
            documents[1]!["fields"]!["subject"]!.ToJsonString());
    }

    [Fact]
    public async Task Issues_belong_to_a_page_or_a_file_and_come_once()
    {
        var issues = JsonNode.Parse(await ReportAsync())!["issues"]!.AsArray();

        Assert.Equal(
        [
            "page-undecodable a/letters.tif#5 ", "resolution-missing  b/again.tif", "file-unreadable  c/torn.pdf", "document-gap a/letters.tif#5 ",
            "class-uncertain a/letters.tif#10 ", "already-stored b/again.tif#1 ",
        ], issues.Select(i => $"{i!["code"]} {i["page"]} {i["file"]}"));
    }

    [Fact]
    public async Task Timing_holds_the_figures_of_the_run_and_percentiles_of_the_rows()
    {
        var timing = JsonNode.Parse(await ReportAsync())!["timing"]!;

        Assert.Equal(
            "{\"pagesPerMinute\":88.89,\"stageSeconds\":{\"ocr\":7,\"scan\":1.235},\"pageSecondsP50\":0.4,\"pageSecondsP95\":1,\"peakRssBytes\":268435456}",
            timing.ToJsonString());
    }

    [Fact]
    public async Task Two_runs_with_the_same_clock_differ_only_in_times()
    {
        using var other = new StateFolder();
        var first = JsonNode.Parse(await ReportAsync())!;
        var late = new FakeRun(FakeDelivery.Mixed, other.Path, new()) { Time = new(FakeRun.Clock.AddDays(3)) };
        await late.RunAsync();
        var second = JsonNode.Parse(await late.ReportAsync())!;

        Assert.NotEqual(first.ToJsonString(), second.ToJsonString());
        Assert.Equal(WithoutTimes(first), WithoutTimes(second));
    }

    public void Dispose() => state.Dispose();

    private static string WithoutTimes(JsonNode report)
    {
        foreach (var name in (string[])["started", "finished", "timing"])
            report.AsObject().Remove(name);
        foreach (var page in report["pages"]!.AsArray())
            page!.AsObject().Remove("seconds");
        return report.ToJsonString();
    }

    private async Task<string> ReportAsync()
    {
        var run = new FakeRun(FakeDelivery.Mixed, state.Path, new());
        await run.RunAsync();
        return await run.ReportAsync(Figures);
    }

    private static Task<JsonSchema> SchemaAsync() => PublishedSchema.ReadAsync("run-report.schema.json");
}
