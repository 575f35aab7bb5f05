using BenchmarkDotNet.Attributes;
using Ingest.Native;

namespace Ingest.Benchmarks;

/// <summary>Changes of a page picture between decoding and reading: grey, black and white, and other sizes.</summary>
[MemoryDiagnoser]
public class PictureBenchmarks
{
    private const double FromFax = 250.0 / 96;
    private SamplePicture colour = null!;
    private SamplePicture small = null!;
    private Pix grey = null!;
    private Pix smallGrey = null!;

    [GlobalSetup]
    public async Task ScanAsync()
    {
        (colour, small) = (await SamplePicture.LetterAsync(bilevel: false), await SamplePicture.LetterAsync(bilevel: false, dpi: 100));
        (grey, smallGrey) = (colour.Pixels.ToGrey(), small.Pixels.ToGrey());
    }

    [Benchmark(Baseline = true)]
    public void ToGrey() => colour.Pixels.ToGrey().Dispose();

    [Benchmark]
    public void Binarise() => grey.BinarizeOtsu().Dispose();

    [Benchmark]
    public void ReduceToHundredDpi() => colour.Pixels.ReduceToGrey(1 / 3.0).Dispose();

    [Benchmark]
    public void EnlargeHundredDpi() => smallGrey.Scale(FromFax, FromFax).Dispose();

    [Benchmark]
    public void StraightenByThreeDegrees() => grey.RotateClockwiseWhole(3).Dispose();
}
