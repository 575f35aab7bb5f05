using BenchmarkDotNet.Attributes;
using Ingest.Model;
using Ingest.Recognize;

namespace Ingest.Benchmarks;

/// <summary>Reading a page that carries a few words: what stands around the recognition of lines.</summary>
[MemoryDiagnoser]
public class RecognizeBenchmarks
{
    private readonly EnginePool engines = new(new ModelFolder(""), ["deu"]);
    private SamplePicture page = null!;

    [GlobalSetup]
    public async Task ScanAsync() => page = await SamplePicture.BriefAsync();

    [GlobalCleanup]
    public void Close() => engines.Dispose();

    [Benchmark]
    public PageText BriefPage() =>
        new TesseractPageRecognizer(engines).Recognize(new PagePicture(page.Pixels, page.Resolution), TimeSpan.FromMinutes(1), CancellationToken.None);
}
