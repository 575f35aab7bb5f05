using BenchmarkDotNet.Attributes;
using Ingest.Model;
using Ingest.Recognize.Managed;

namespace Ingest.Benchmarks;

/// <summary>All of the managed recogniser for the lines of a page: crops, network, search with dictionaries, words. What is allocated is the result.</summary>
[MemoryDiagnoser]
public class LineReadBenchmarks
{
    private SampleLines lines = null!;
    private LineReader reader = null!;

    [Params(KernelTier.Avx2, KernelTier.Avx512)]
    public KernelTier Tier { get; set; } = KernelTiers.Best;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        lines = await SampleLines.DrawAsync();
        reader = new ManagedLineRecognizer(SampleLines.Model("deu"), Tier).NewReader();
    }

    [GlobalCleanup]
    public void Dispose() => lines.Dispose();

    [Benchmark]
    public IReadOnlyList<Word>[] Page() => reader.Read(lines.Page, lines.Boxes, lines.Boxes, CancellationToken.None);
}
