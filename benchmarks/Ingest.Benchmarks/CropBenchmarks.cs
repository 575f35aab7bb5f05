using BenchmarkDotNet.Attributes;
using Ingest.Recognize.Managed;

namespace Ingest.Benchmarks;

/// <summary>Cutting, scaling and normalising all lines of a page.</summary>
[MemoryDiagnoser]
public class CropBenchmarks
{
    private readonly LineCutter cutter = new();
    private readonly LineBatch batch = new();
    private SampleLines lines = null!;

    [Params(36, 48)]
    public int Height { get; set; } = 36;

    [GlobalSetup]
    public async Task PrepareAsync() => lines = await SampleLines.DrawAsync();

    [GlobalCleanup]
    public void Dispose() => lines.Dispose();

    [Benchmark]
    public int Page()
    {
        batch.Clear();
        for (var i = 0; i < lines.Boxes.Count; i++)
            cutter.TryAdd(lines.Page, lines.Boxes[i], Height, 3, batch, i, invert: false, out _);
        return batch.Size;
    }
}
