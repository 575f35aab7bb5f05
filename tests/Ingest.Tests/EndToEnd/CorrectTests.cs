using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>Corrections as people type them.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class CorrectTests(BriefDelivery delivery)
{
    [Fact]
    public async Task Documents_are_confirmed_corrected_and_found_by_the_beginning_of_their_id()
    {
        var store = delivery.NewStore();
        (await delivery.RunAsync(store)).Exits(0);
        var id = (await IngestProcess.RunAsync(["list", "--store", store, "--json"])).Exits(0).Json[0].GetProperty("id").GetString()!;
        var word = (await RunAsync("get", id[..8], "--as", "alto")).Output.Split("<String ID=\"")[1].Split('"')[0];

        Assert.Contains("--operator", (await IngestProcess.RunAsync(["confirm", id[..8], "--store", store])).Exits(1).Error, StringComparison.Ordinal);
        await RunAsync("confirm", id[..8], "--operator", "reg-03");
        await RunAsync("correct", id[..10], "--operator", "reg-03", "--reason", "verlesen", "--set", "aktenzeichen=0248-31/2019", "--word", $"{word}=Pumpenhäuschen");
        var listed = (await RunAsync("list", "--akte", "0248-31", "--json")).Json[0];
        Assert.Equal("filed", listed.GetProperty("status").GetString());
        Assert.True(listed.GetProperty("version").GetInt32() >= 2);
        Assert.Equal(id, (await RunAsync("search", "pumpenhaeuschen", "--json")).Json.EnumerateArray().Single().GetProperty("id").GetString());
        Assert.DoesNotContain("Pumpenhäuschen", (await RunAsync("get", id, "--as", "text", "--version", "1")).Output, StringComparison.Ordinal);
        Assert.Contains("f) ", (await IngestProcess.RunAsync(["release", id, "--store", store, "--operator", "reg-03"])).Exits(1).Error, StringComparison.Ordinal);
        (await IngestProcess.RunAsync(["get", id[..7], "--store", store])).Exits(1);
        (await IngestProcess.RunAsync(["correct", id, "--store", store, "--operator", "reg-03"])).Exits(1);
        (await IngestProcess.RunAsync(["correct", id, "--set", "title=x", "--seen", "1", "--store", store, "--operator", "reg-03"])).Exits(6);
        await RunAsync("verify");
        Assert.Contains((await TransferNotes.AreWholeAsync(store)), m => m.Id.ToString() == id && m.History.Count >= 3);

        Task<IngestProcess.Outcome> RunAsync(params string[] arguments) => RunToEndAsync([.. arguments, "--store", store]);
    }

    private static async Task<IngestProcess.Outcome> RunToEndAsync(string[] arguments) => (await IngestProcess.RunAsync(arguments)).Exits(0);
}
