using BenchmarkDotNet.Attributes;
using Ingest.Native;
using Ingest.Recognize.Ink;
using Ingest.Recognize.Layout;
using Ingest.Recognize;

namespace Ingest.Benchmarks;

/// <summary>The lines of a letter: by Tesseract's layout analysis on the whole page, on half the pixels, and by our own finder.</summary>
[MemoryDiagnoser]
public class LayoutBenchmarks
{
    private readonly EnginePool engines = new(new ModelFolder(""), ["deu"]);
    private SamplePicture letter = null!;
    private Pix pixels = null!;
    private PagePicture page = null!;
    private PageInk ink = null!;

    [Params(true, false)]
    public bool Bitonal { get; set; } = true;

    [GlobalSetup]
    public async Task ScanAsync()
    {
        letter = await SamplePicture.LetterAsync(Bitonal);
        pixels = Bitonal ? letter.Pixels.TurnClockwise(0) : letter.Pixels.ToGrey();
        page = new PagePicture(pixels, letter.Resolution);
        ink = PageInk.Of(pixels);
    }

    [GlobalCleanup]
    public void Close()
    {
        pixels.Dispose();
        engines.Dispose();
    }

    [Benchmark(Baseline = true)]
    public int Tesseract() => new TesseractLayout(engines).FindLines(page).Count;

    [Benchmark]
    public int TesseractHalved() => new TesseractLayout(engines).FindLines(page, halved: true).Count;

    [Benchmark]
    public int Own() => new InkLayout().FindLines(new PagePicture(pixels, letter.Resolution)).Count;

    [Benchmark]
    public int OwnInkOnly() => PageInk.Of(pixels).Spots.Count;

    [Benchmark]
    public int OwnLinesOnly() => LineFinder.Find(ink, letter.Resolution.Mean, 0).Lines.Count;
}
