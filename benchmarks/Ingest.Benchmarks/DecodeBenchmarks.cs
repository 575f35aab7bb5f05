using BenchmarkDotNet.Attributes;
using Ingest.Model;
using Ingest.Scan;

namespace Ingest.Benchmarks;

/// <summary>From delivered bytes to pixels: an A4 letter at 300 dpi.</summary>
[MemoryDiagnoser]
public class DecodeBenchmarks
{
    private readonly ImageDecoder decoder = new();
    private SamplePicture bitonal = null!;
    private SamplePicture colour = null!;

    [GlobalSetup]
    public async Task ScanAsync() => (bitonal, colour) = (await SamplePicture.LetterAsync(bilevel: true), await SamplePicture.LetterAsync(bilevel: false));

    [Benchmark(Baseline = true)]
    public void DecodeG4() => decoder.Decode(bitonal.Page.Bytes, ImageCoding.Tiff, bitonal.Image).Dispose();

    [Benchmark]
    public void DecodeColourJpeg() => decoder.Decode(colour.Page.Bytes, ImageCoding.Jpeg, colour.Image).Dispose();
}
