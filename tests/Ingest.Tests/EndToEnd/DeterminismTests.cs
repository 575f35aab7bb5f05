using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

[Collection(nameof(BriefDelivery))]
public sealed class DeterminismTests(BriefDelivery delivery)
{
    [Fact]
    public async Task The_same_input_and_clock_give_the_same_bytes_and_a_report_that_differs_only_in_durations()
    {
        var (first, second) = (delivery.NewStore(), delivery.NewStore());
        var reports = new[] { await delivery.RunAsync(first), await delivery.RunAsync(second) };

        Assert.Equal(string.Join('\n', StoreContent.Files(first)), string.Join('\n', StoreContent.Files(second)));
        Assert.Equal(WithoutDurations(reports[0].Exits(0).Output), WithoutDurations(reports[1].Exits(0).Output));
    }

    [Fact]
    public async Task The_same_delivery_again_stores_nothing_twice()
    {
        var store = delivery.NewStore();
        (await delivery.RunAsync(store)).Exits(0);
        var before = StoreContent.Files(store);
        (await delivery.RunAsync(store)).Exits(0);
        Assert.Equal(before, StoreContent.Files(store));
    }

    [Fact]
    public async Task The_same_pages_in_another_delivery_are_linked_not_stored_again()
    {
        var store = delivery.NewStore();
        (await delivery.RunAsync(store)).Exits(0);
        var commits = StoreContent.Files(store).Where(f => f.StartsWith("commits/", StringComparison.Ordinal)).ToList();
        var stack = Directory.EnumerateFiles(delivery.Input, "*.tif").First();

        var report = (await delivery.RunAsync(store, input: stack)).Exits(0).Json;

        Assert.Equal(commits, StoreContent.Files(store).Where(f => f.StartsWith("commits/", StringComparison.Ordinal)));
        Assert.Contains(report.GetProperty("issues").EnumerateArray(), i => i.GetProperty("code").GetString() == "already-stored");
        Assert.True(report.GetProperty("account").GetProperty("closed").GetBoolean());
    }

    private static string WithoutDurations(string report)
    {
        var json = JsonNode.Parse(report)!.AsObject();
        json.Remove("started");
        json.Remove("finished");
        json.Remove("timing");
        foreach (var page in json["pages"]!.AsArray())
            page!.AsObject().Remove("seconds");
        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
