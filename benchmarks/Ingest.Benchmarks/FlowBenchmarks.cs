using BenchmarkDotNet.Attributes;
using Ingest.Flow;

namespace Ingest.Benchmarks;

/// <summary>What the plumbing costs per item: three stages that do nothing, one of them parallel.</summary>
[MemoryDiagnoser]
public class FlowBenchmarks
{
    private const int Items = 1000;

    [Benchmark(OperationsPerInvoke = Items)]
    public async Task ThreeStages()
    {
        using var run = new Run(CancellationToken.None);
        await Link.From(new Numbers(), 4, run).Then(new Pass(), 2).Then(new Pass(), 1).Into(new Nowhere()).CompletionAsync();
    }

    private sealed class Numbers : ISource<int>
    {
        public async IAsyncEnumerable<int> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            for (var i = 0; i < Items; i++)
                yield return i;
            await Task.CompletedTask;
        }
    }

    private sealed class Pass : IStage<int, int>
    {
        public ValueTask<int> RunAsync(int item, CancellationToken cancel) => ValueTask.FromResult(item);
    }

    private sealed class Nowhere : ISink<int>
    {
        public ValueTask AcceptAsync(int item, CancellationToken cancel) => ValueTask.CompletedTask;
    }
}
