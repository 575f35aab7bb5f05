using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>Runs of the command against a container of their own, with the state in a folder beside. The connection comes by environment, as in production.</summary>
public sealed class AzureRun(BriefDelivery delivery)
{
    private readonly string root = delivery.NewStore();

    public string Container { get; } = SharedAzurite.NewContainer();

    public string Store => $"azure:{Container}/akten";

    /// <summary>What a folder store would be: <see cref="StoreContent.JournalStates"/> looks for <c>.state</c> below it.</summary>
    public string Root => root;

    public string State => Path.Combine(root, ".state");

    public string[] Place => ["--store", Store, "--state", State];

    public Task<IngestProcess.Outcome> RunAsync(string fault = "", params string[] more) =>
        CommandAsync(["run", delivery.Input, "--clock", BriefDelivery.Clock, "-q", "--json", .. more], fault);

    /// <summary>Any command, with <c>--store</c> and <c>--state</c>.</summary>
    public async Task<IngestProcess.Outcome> CommandAsync(IEnumerable<string> arguments, string fault = "", string? connection = null) => await IngestProcess.RunAsync(
        [.. arguments, .. Place],
        new Dictionary<string, string>
        {
            ["INGEST_FAULT_POINT"] = fault,
            ["Ingest__Store__ConnectionString"] = connection ?? (await SharedAzurite.GetAsync()).ConnectionString,
        });

    /// <summary>One line per blob with its digest.</summary>
    public async Task<IReadOnlyList<string>> BlobsAsync() =>
        [.. (await SharedAzurite.TreeAsync(Container)).Select(l => l.Split(' ')).Select(l => $"{l[0]} {Digest.Of(Convert.FromHexString(l[1]))}")];
}
