using System.Text.Json;
using Ingest.Cli.Settings;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

[Collection(nameof(BriefDelivery))]
public sealed class NativeProgramTests(BriefDelivery delivery, NativeProgram native) : IClassFixture<NativeProgram>
{
    [Fact]
    public async Task A_run_as_machine_code_gives_the_same_bytes()
    {
        var store = delivery.NewStore();

        (await RunAsync(["run", delivery.Input, "--store", store, "--clock", BriefDelivery.Clock, "-q", "--json"])).Exits(0);

        Assert.Equal(StoreContent.Files(await delivery.StoredAsync()), StoreContent.Files(store));
        Assert.Equal(StoreContent.JournalStates(await delivery.StoredAsync()), StoreContent.JournalStates(store));
    }

    [Fact]
    public async Task Both_programs_answer_the_same()
    {
        var store = await delivery.StoredAsync();
        var document = await FirstAsync(store);
        foreach (var command in new string[][]
        {
            ["list", "--json"], ["list"], ["search", await WordAsync(), "--json"], ["search", await WordAsync() + "x", "--fuzzy"], ["status", "--json"], ["akten", "--json"],
            ["verify", "--json"], ["get", document, "--as", "text"], ["explain", document, "--json"], ["doctor", "--json"], ["run", "--help"], ["search"],
        })
        {
            var (one, other) = (await IngestProcess.RunAsync([.. command, "--store", store]), await RunAsync([.. command, "--store", store]));
            Assert.Equal((string.Join(' ', command), one.ExitCode, one.Output, one.Error), (string.Join(' ', command), other.ExitCode, other.Output, other.Error));
        }
    }

    [Fact]
    public async Task Machine_code_knows_every_setting()
    {
        var config = delivery.NewStore() + ".json";
        var sections = OptionsBinder.Flatten(new IngestOptions()).GroupBy(s => s.Key.Split(':')[0], s => KeyValuePair.Create(s.Key.Split(':')[1], s.Value));
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(sections.ToDictionary(s => s.Key, s => new Dictionary<string, string>(s))));

        (await RunAsync(["list", "--store", await delivery.StoredAsync(), "--config", config])).Exits(0);
    }

    [Fact]
    public async Task A_correction_as_machine_code_gives_the_same_objects()
    {
        var stores = new[] { delivery.NewStore(), delivery.NewStore() };
        var programs = new[] { null, native.Path };
        foreach (var (store, program) in stores.Zip(programs))
        {
            (await delivery.RunAsync(store)).Exits(0);
            var document = await FirstAsync(store);
            (await IngestProcess.RunAsync(["correct", document, "--set", "title=Prüfung", "--reason", "Test", "--operator", "t1", "--store", store, "--json"], program: program)).Exits(0);
        }

        Assert.Equal(Counted(stores[0]), Counted(stores[1]));
        (await RunAsync(["verify", "--store", stores[1]])).Exits(0);

        // the time of a correction is in its objects: their numbers must agree, and what they are
        static IEnumerable<(string, int)> Counted(string store) => StoreContent.Files(store).CountBy(f => f.Split('/')[0]).Select(c => (c.Key, c.Value)).Order();
    }

    [Fact]
    public async Task Blobs_and_PostgreSQL_serve_machine_code_too()
    {
        var server = new PostgresServer();
        await server.InitializeAsync();
        try
        {
            var environment = new Dictionary<string, string>
            {
                ["Ingest__Store__ConnectionString"] = (await SharedAzurite.GetAsync()).ConnectionString,
                ["Ingest__Catalog__ConnectionString"] = server.ConnectionString,
            };
            string[] place = ["--store", $"azure:{SharedAzurite.NewContainer()}", "--state", delivery.NewStore()];

            (await RunAsync(["run", delivery.Input, "--clock", BriefDelivery.Clock, "-q", "--json", .. place], environment)).Exits(0);

            Assert.NotEqual(0, (await RunAsync(["search", await WordAsync(), "--json", .. place], environment)).Exits(0).Json.GetArrayLength());
            (await RunAsync(["verify", .. place], environment)).Exits(0);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>One that stands in a document.</summary>
    private async Task<string> WordAsync()
    {
        var store = await delivery.StoredAsync();
        return (await IngestProcess.RunAsync(["get", await FirstAsync(store), "--as", "text", "--store", store])).Exits(0).Output.Split().First(w => w.Length > 6 && w.All(char.IsLetter));
    }

    private static async Task<string> FirstAsync(string store) => (await IngestProcess.RunAsync(["list", "--store", store, "--json"])).Json[0].GetProperty("id").GetString()!;

    private Task<IngestProcess.Outcome> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        IngestProcess.RunAsync(arguments, environment, program: native.Path);
}
