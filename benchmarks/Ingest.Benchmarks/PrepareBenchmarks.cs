using BenchmarkDotNet.Attributes;
using Ingest.Prepare;
using Ingest.Scan;

namespace Ingest.Benchmarks;

/// <summary>The whole prepare stage, page by page: letters go on to be read, blanks do not.</summary>
[MemoryDiagnoser]
public class PrepareBenchmarks
{
    private readonly PagePreparer preparer = new(new ImageDecoder(), TimeProvider.System);
    private SamplePicture letter = null!;
    private SamplePicture blank = null!;

    [Params(true, false)]
    public bool Bitonal { get; set; } = true;

    [GlobalSetup]
    public async Task ScanAsync() => (letter, blank) = (await SamplePicture.LetterAsync(Bitonal), await SamplePicture.BlankAsync(Bitonal));

    [Benchmark(Baseline = true)]
    public async Task Letter() => (await preparer.RunAsync(letter.Page, CancellationToken.None)).Dispose();

    [Benchmark]
    public async Task Blank() => (await preparer.RunAsync(blank.Page, CancellationToken.None)).Dispose();
}
