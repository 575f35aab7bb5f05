using BenchmarkDotNet.Attributes;
using Ingest.Recognize.Managed;

namespace Ingest.Benchmarks;

/// <summary>The network over all lines of a page, per timestep: what each kernel tier is worth. Nothing may be allocated.</summary>
[MemoryDiagnoser]
public class ForwardBenchmarks
{
    private readonly Workspace work = new();
    private ForwardPass pass = null!;
    private LineBatch batch = null!;

    [Params(KernelTier.Portable, KernelTier.Avx2, KernelTier.Avx512)]
    public KernelTier Tier { get; set; } = KernelTiers.Best;

    [Params("deu", "Latin", "frk")]
    public string Model { get; set; } = "deu";

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        using var lines = await SampleLines.DrawAsync();
        pass = ForwardPass.Create(SampleLines.Model(Model), Tier);
        batch = lines.Batch(pass);
        pass.Run(batch, work, CancellationToken.None);
        Console.WriteLine($"// {batch.Count} lines, {work.TotalSteps} timesteps");
    }

    [Benchmark]
    public void Page() => pass.Run(batch, work, CancellationToken.None);
}
