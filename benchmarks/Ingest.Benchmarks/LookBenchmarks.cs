using BenchmarkDotNet.Attributes;
using Ingest.Native;
using Ingest.Prepare;

namespace Ingest.Benchmarks;

/// <summary>What is looked for on every page before it is read; the blank test is what spares empty backs the reading.</summary>
[MemoryDiagnoser]
public class LookBenchmarks
{
    private SamplePicture letter = null!;
    private SamplePicture blank = null!;
    private Pix pixels = null!;
    private CoarsePage coarse = null!;
    private PaperView view = null!;
    private PaperView blankView = null!;

    [Params(true, false)]
    public bool Bitonal { get; set; } = true;

    [GlobalSetup]
    public async Task ScanAsync()
    {
        (letter, blank) = (await SamplePicture.LetterAsync(Bitonal), await SamplePicture.BlankAsync(Bitonal));
        pixels = Bitonal ? letter.Pixels : letter.Pixels.ToGrey();
        coarse = CoarsePage.Of(pixels, letter.Resolution);
        view = PaperView.Of(coarse, letter.Resolution);
        blankView = PaperView.Of(CoarsePage.Of(blank.Pixels, blank.Resolution), blank.Resolution);
    }

    [Benchmark(Baseline = true)]
    public int Coarse() => CoarsePage.Of(pixels, letter.Resolution).Width;

    [Benchmark]
    public double ViewFromAfar() => PaperView.Of(coarse, letter.Resolution).PaperTone;

    [Benchmark]
    public bool BlankTestOfLetter() => BlankTest.IsBlank(view);

    [Benchmark]
    public bool BlankTestOfBlank() => BlankTest.IsBlank(blankView);

    [Benchmark]
    public double Skew() => SkewFinder.Degrees(view);

    [Benchmark]
    public int Codes()
    {
        using var finder = new CodeFinder();
        return finder.Find(pixels, coarse, view, letter.Resolution).Count;
    }
}
