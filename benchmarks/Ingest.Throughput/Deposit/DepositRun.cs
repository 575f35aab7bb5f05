using System.Diagnostics;
using Ingest.Deposit;
using Ingest.Tests.Support;

namespace Ingest.Throughput.Deposit;

/// <summary>
/// Deposits rendered documents, five objects and the commit marker each, into a new store in a folder and into one in Azurite on the same machine. Every call
/// is durable as far as its store can be: the folder synchronises files and directories, Azurite answers and writes later.
/// </summary>
internal sealed class DepositRun(Action<string> say)
{
    private static readonly int[] Parallel = [1, 4, 8];
    private static readonly int[] Warm = [1, 2, 3, 4, 5, 6, 7, 8];

    public async Task<string> RunAsync(CancellationToken cancel)
    {
        var root = Directory.CreateTempSubdirectory("ingest-deposit-").FullName;
        var results = new List<DepositResult>();
        await using var azurite = await Azurite.StartAsync(Path.Combine(Checkout.Root, "pipeline", ".install.sh"));
        var access = new StoreOptions { ConnectionString = new Secret(azurite.ConnectionString) };
        try
        {
            foreach (var (name, documents) in ((string, int)[])[("folder", 600), ("Azurite", 300)])
            foreach (var mix in DocumentMix.All)
            foreach (var parallel in Parallel)
            {
                var place = name == "folder" ? Path.Combine(root, $"store-{results.Count}") : $"azure:store-{results.Count}";
                var store = Stores.Open(StorePlace.Parse(place), access, FaultPoints.None);
                await store.CheckAsync(cancel);
                // Connections, compiled code, folders of the store.
                await DepositAsync(store, mix, Path.Combine(root, "warm"), Warm.Length, parallel, cancel);
                var result = await DepositAsync(store, mix, Path.Combine(root, "work"), documents, parallel, cancel);
                results.Add(result with { Store = name });
                say(FormattableString.Invariant($"{name}, {mix.Name}, {parallel} at once: {result.PerSecond:F0} documents/s"));
                (store as IDisposable)?.Dispose();
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        return DepositTable.Of(results, await Machine.DescribeAsync(cancel));
    }

    private static async Task<DepositResult> DepositAsync(IDepositStore store, DocumentMix mix, string work, int documents, int parallel, CancellationToken cancel)
    {
        var depositor = new Depositor(store, DocumentMix.Batch, FaultPoints.None, code => code);
        var rendered = mix.Render(work, documents);
        var seconds = new double[documents];
        var start = Stopwatch.GetTimestamp();
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(0, documents), new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancel },
            async (i, stop) =>
            {
                var begun = Stopwatch.GetTimestamp();
                (await depositor.RunAsync(rendered[i], stop)).ToString();
                seconds[i] = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            });
        return new DepositResult(mix.Name, parallel, documents, Stopwatch.GetElapsedTime(start).TotalSeconds, [.. seconds.Order()]);
    }
}

/// <param name="Seconds">Of each document, ascending.</param>
internal sealed record DepositResult(string Mix, int Parallel, int Documents, double WallSeconds, IReadOnlyList<double> Seconds)
{
    public string Store { get; init; } = "";

    public double PerSecond => Documents / WallSeconds;

    public double Milliseconds(double share) => Seconds[(int)Math.Min(Seconds.Count - 1, Seconds.Count * share)] * 1000;
}
