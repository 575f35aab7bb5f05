using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>Promise 2: SIGKILL at any step of journal, store and deposit; resume finishes with the same bytes.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class KillTests(BriefDelivery delivery)
{
    private const int Killed = 137;

    [Fact]
    public async Task Killed_at_any_fault_point_resume_ends_with_what_an_undisturbed_run_stores()
    {
        var log = Path.GetTempFileName();
        var calm = delivery.NewStore();
        (await delivery.RunAsync(calm, $"log:{log}")).Exits(0);
        await TransferNotes.AreWholeAsync(calm);
        var points = (await File.ReadAllLinesAsync(log)).GroupBy(p => p).Select(g => (Name: g.Key, Count: g.Count())).ToList();
        File.Delete(log);

        foreach (var fault in Chosen(points))
        {
            var store = delivery.NewStore();
            (await delivery.RunAsync(store, fault)).Exits(Killed);
            await FinishAsync(store);
            Assert.Equal((fault, Lines(StoreContent.Files(calm))), (fault, Lines(StoreContent.Files(store))));
            Assert.Equal((fault, Lines(StoreContent.JournalStates(calm))), (fault, Lines(StoreContent.JournalStates(store))));
            (await IngestProcess.RunAsync(["verify", "--store", store])).Exits(0);
            Directory.Delete(store, recursive: true);
        }
    }

    /// <summary>Resume finishes what the journal knows; a delivery killed before it was journalled is simply run again, as its operator would.</summary>
    private async Task FinishAsync(string store)
    {
        if (!Directory.Exists(Path.Combine(store, ".state")))
        {
            (await delivery.RunAsync(store)).Exits(0);
            return;
        }
        (await BriefDelivery.ResumeAsync(store)).Exits(0);
        var known = (await IngestProcess.RunAsync(["status", "--store", store, "--json"])).Exits(0).Json;
        if (known.GetArrayLength() == 0)
            (await delivery.RunAsync(store)).Exits(0);
    }

    /// <summary>Five seeded places a day; with --all thirty, every named point first and its later occurrences after.</summary>
    private static IEnumerable<string> Chosen(List<(string Name, int Count)> points)
    {
        var random = new Random(1);
        var named = points.Select(p => $"kill:{p.Name}:{random.Next(1, p.Count + 1)}").ToList();
        if (!TestScope.All)
            return named.OrderBy(_ => random.Next()).Take(5);
        while (named.Count < 30)
        {
            var (name, count) = points[random.Next(points.Count)];
            named.Add($"kill:{name}:{random.Next(1, count + 1)}");
        }
        return named.Distinct();
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
