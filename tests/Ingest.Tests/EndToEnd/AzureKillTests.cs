using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>Promise 2 with the store in blobs: the process is killed, never the service; resume finishes with the same blobs.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class AzureKillTests(BriefDelivery delivery)
{
    private const int Killed = 137;

    /// <summary>All named points take long: in parts, so that one can be run by itself.</summary>
    public static TheoryData<int> Parts => new(Enumerable.Range(0, TestScope.All ? AllParts : 1));

    private const int AllParts = 8;

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Killed_at_any_fault_point_resume_ends_with_what_an_undisturbed_run_stores(int part)
    {
        var log = Path.GetTempFileName();
        var calm = new AzureRun(delivery);
        (await calm.RunAsync($"log:{log}")).Exits(0);
        await TransferNotes.AreWholeAsync(await SharedAzurite.OpenAsync(calm.Store));
        var points = (await File.ReadAllLinesAsync(log)).GroupBy(p => p).Select(g => (Name: g.Key, Count: g.Count())).ToList();
        File.Delete(log);
        Assert.Contains(points, p => p.Name == "store.object.sent");

        foreach (var fault in Chosen(points).Where((_, i) => !TestScope.All || i % AllParts == part))
        {
            var run = new AzureRun(delivery);
            (await run.RunAsync(fault)).Exits(Killed);
            await FinishAsync(run);
            Assert.Equal((fault, Lines(await calm.BlobsAsync())), (fault, Lines(await run.BlobsAsync())));
            Assert.Equal((fault, Lines(StoreContent.JournalStates(calm.Root))), (fault, Lines(StoreContent.JournalStates(run.Root))));
            (await run.CommandAsync(["verify"])).Exits(0);
        }
    }

    /// <summary>Resume finishes what the journal knows; a delivery killed before it was journalled is simply run again, as its operator would.</summary>
    private static async Task FinishAsync(AzureRun run)
    {
        if (Directory.Exists(run.State))
            (await run.CommandAsync(["resume", "-q", "--json"])).Exits(0);
        if (!Directory.Exists(run.State) || (await run.CommandAsync(["status", "--json"])).Exits(0).Json.GetArrayLength() == 0)
            (await run.RunAsync()).Exits(0);
    }

    /// <summary>Two seeded places a day, one of them in the store; with --all every named point and later ones up to thirty.</summary>
    private static IEnumerable<string> Chosen(List<(string Name, int Count)> points)
    {
        var random = new Random(2);
        var named = points.Select(p => $"kill:{p.Name}:{random.Next(1, p.Count + 1)}").OrderBy(_ => random.Next()).ToList();
        if (!TestScope.All)
            return named.Where(n => n.Contains(":store.", StringComparison.Ordinal)).Take(1).Concat(named.Where(n => !n.Contains(":store.", StringComparison.Ordinal)).Take(1));
        while (named.Count < 30)
        {
            var (name, count) = points[random.Next(points.Count)];
            named.Add($"kill:{name}:{random.Next(1, count + 1)}");
        }
        return named.Distinct();
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
