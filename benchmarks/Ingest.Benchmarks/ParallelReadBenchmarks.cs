using BenchmarkDotNet.Attributes;
using Ingest.Recognize.Managed;

namespace Ingest.Benchmarks;

/// <summary>A page's lines for each of several threads, which share the model: with as many cores as threads all should take the time of one.</summary>
[MemoryDiagnoser]
public class ParallelReadBenchmarks
{
    private SampleLines lines = null!;
    private LineReader[] readers = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        lines = await SampleLines.DrawAsync();
        var recognizer = new ManagedLineRecognizer(SampleLines.Model("deu"), KernelTiers.Best);
        readers = [.. Enumerable.Range(0, Threads).Select(_ => recognizer.NewReader())];
    }

    [GlobalCleanup]
    public void Dispose() => lines.Dispose();

    [Benchmark]
    public void PageEach() => Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i => readers[i].Read(lines.Page, lines.Boxes, lines.Boxes, CancellationToken.None));
}
