using System.Text;
using Ingest.Deposit;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The command with the store in blobs.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class AzureRunTests(BriefDelivery delivery, TwoStores stores) : IClassFixture<TwoStores>
{
    [Fact]
    public async Task A_run_stores_the_same_objects_and_records_as_in_a_folder()
    {
        var run = stores.Azure;
        Assert.Equal(StoreContent.Files(stores.Folder), (await run.BlobsAsync()).Select(l => l["akten/".Length..]));

        var document = (await run.CommandAsync(["list", "--json"])).Exits(0).Json[0].GetProperty("id").GetString()!;
        var pdf = Path.Combine(run.Root, "document.pdf");
        (await run.CommandAsync(["get", document, "--as", "pdf", "-o", pdf])).Exits(0);
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(pdf)), StringComparison.Ordinal);
        (await run.CommandAsync(["explain", document])).Exits(0);
        (await run.CommandAsync(["verify"])).Exits(0);
        await TransferNotes.AreWholeAsync(await SharedAzurite.OpenAsync(run.Store));
        Assert.Contains("ready", Store(await run.CommandAsync(["doctor", "--json"]), run).GetProperty("version").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_signs_in_is_written_nowhere()
    {
        var run = stores.Azure;
        var outcomes = new List<IngestProcess.Outcome>
        {
            stores.AzureOutcome,
            // A wrong key, half a string: what fails shows no more.
            (await run.CommandAsync(["verify", "-v"], connection: Azurite.ConnectionTo((await SharedAzurite.GetAsync()).Endpoint, "AAAA" + Azurite.Key[4..]))).Exits(5),
            (await run.CommandAsync(["run", delivery.Input, "-v"], connection: "AccountKey=" + Azurite.Key)).Exits(9),
        };
        var secret = Azurite.Key[4..^2];
        Assert.All(outcomes, o => Assert.DoesNotContain(secret, o.Output + o.Error, StringComparison.Ordinal));
        Assert.Contains("\"Store:ServiceVersion\"", await File.ReadAllTextAsync(stores.Report), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(run.Root, "*", SearchOption.AllDirectories))
            Assert.False((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) >= 0, $"{file} holds the key.");
    }

    [Fact]
    public async Task Without_a_state_folder_or_a_connection_the_advice_says_what_to_set()
    {
        var run = new AzureRun(delivery);
        Assert.Contains("--state", (await IngestProcess.RunAsync(["list", "--store", run.Store])).Exits(9).Error, StringComparison.Ordinal);
        Assert.Contains("names no container", (await IngestProcess.RunAsync(["list", "--store", "azure:"])).Exits(9).Error, StringComparison.Ordinal);
        Assert.Contains("Ingest__Store__ConnectionString", (await run.CommandAsync(["list"], connection: "")).Exits(9).Error, StringComparison.Ordinal);
        Assert.Contains("There is no E-Akte store", (await run.CommandAsync(["verify"])).Exits(1).Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.State));
    }

    [Fact]
    public async Task A_configuration_file_may_name_place_and_account_in_one_section()
    {
        using var folder = new TempFolder();
        folder.Write("ingest.json", """{ "Store": { "Place": "azure:eakte", "AccountUrl": "https://127.0.0.1:1/a", "Retries": 0 }, "State": "state" }"""u8.ToArray());
        var doctor = await IngestProcess.RunAsync(["doctor", "--json"], folder: folder.Root);
        var store = doctor.Exits(3).Json.EnumerateArray().Single(f => f.GetProperty("name").GetString() == "store azure:eakte");
        Assert.Contains("managed identity", store.GetProperty("advice").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_is_required_and_not_kept_stops_before_the_first_page()
    {
        var run = new AzureRun(delivery);
        var outcome = await IngestProcess.RunAsync(["run", delivery.Input, .. run.Place], new Dictionary<string, string>
        {
            ["Ingest__Store__ConnectionString"] = (await SharedAzurite.GetAsync()).ConnectionString,
            ["Ingest__Store__Governance"] = "Required",
        });
        Assert.Contains("legal hold", outcome.Exits(9).Error, StringComparison.Ordinal);
        Assert.Equal([$"akten/{StoreLayout.Format}"], (await run.BlobsAsync()).Select(b => b.Split(' ')[0]));
    }

    [Fact]
    public async Task A_run_with_a_folder_does_not_load_the_Azure_libraries()
    {
        var store = stores.Folder;
        (await IngestProcess.RunAsync(["list", "--store", store], Traced(store))).Exits(0);
        Assert.False(await LoadedAzureAsync(store));
        await IngestProcess.RunAsync(["doctor", "--store", "azure:eakte", "--state", store], Traced(store, "UseDevelopmentStorage=true"));
        Assert.True(await LoadedAzureAsync(store));

        static async Task<bool> LoadedAzureAsync(string store)
        {
            var trace = await File.ReadAllBytesAsync(store + ".nettrace");
            Assert.True(trace.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Ingest.Cli")) > 0);
            return trace.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Azure.")) >= 0;
        }

        // The runtime writes down every assembly it loads.
        static Dictionary<string, string> Traced(string store, string connection = "") => new()
        {
            ["DOTNET_EnableEventPipe"] = "1",
            ["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x8:4",
            ["DOTNET_EventPipeOutputPath"] = store + ".nettrace",
            ["Ingest__Store__ConnectionString"] = connection,
            ["Ingest__Store__Retries"] = "0",
        };
    }

    private static System.Text.Json.JsonElement Store(IngestProcess.Outcome doctor, AzureRun run) =>
        doctor.Exits(0).Json.EnumerateArray().Single(f => f.GetProperty("name").GetString() == $"store {run.Store}");
}
