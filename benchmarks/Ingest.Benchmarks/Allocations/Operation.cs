namespace Ingest.Benchmarks.Allocations;

/// <summary>A hot-path operation that runs on the thread that calls it: borrowed from the benchmarks, with their inputs.</summary>
internal sealed record Operation(string Name, Func<Task> SetUp, Action Run, Func<Task> CleanUp)
{
    private const int Repeats = 5;
    private static readonly JournalBenchmarks Journal = new();

    /// <summary>The list of the gate: what every page costs. What goes to the thread pool (store, catalog, flow) is left to BenchmarkDotNet.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        Of("decode G4", new DecodeBenchmarks(), b => b.ScanAsync(), b => b.DecodeG4()),
        Of("decode colour JPEG", new DecodeBenchmarks(), b => b.ScanAsync(), b => b.DecodeColourJpeg()),
        Of("view page from afar", new LookBenchmarks(), b => b.ScanAsync(), b => b.ViewFromAfar()),
        Of("blank test of a letter", new LookBenchmarks(), b => b.ScanAsync(), b => b.BlankTestOfLetter()),
        Of("skew", new LookBenchmarks(), b => b.ScanAsync(), b => b.Skew()),
        Of("code search", new LookBenchmarks(), b => b.ScanAsync(), b => b.Codes()),
        Of("lines of a page: crops", new CropBenchmarks(), b => b.PrepareAsync(), b => b.Page(), b => b.Dispose()),
        Of("lines of a page: network", new ForwardBenchmarks(), b => b.PrepareAsync(), b => b.Page()),
        Of("lines of a page: probabilities", new LineDecodeBenchmarks(), b => b.PrepareAsync(), b => b.Probabilities()),
        Of("lines of a page: plain reading", new LineDecodeBenchmarks(), b => b.PrepareAsync(), b => b.Greedy()),
        Of("lines of a page: search", new LineDecodeBenchmarks(), b => b.PrepareAsync(), b => b.BeamWithDictionaries()),
        Of("lines of a page: all", new LineReadBenchmarks(), b => b.PrepareAsync(), b => b.Page(), b => b.Dispose()),
        Of("read a brief page", new RecognizeBenchmarks(), b => b.ScanAsync(), b => b.BriefPage(), b => b.Close()),
        Of("encode words", new TextBenchmarks(), Encode, b => b.EncodeWords(), b => b.Delete()),
        Of("decode words", new TextBenchmarks(), Encode, b => b.DecodeWords(), b => b.Delete()),
        Of("ALTO page", new TextBenchmarks(), Encode, b => b.AltoPage(), b => b.Delete()),
        Of("PDF page", new TextBenchmarks(), Encode, b => b.PdfPage(), b => b.Delete()),
        Of("plain text", new TextBenchmarks(), Encode, b => b.PlainText(), b => b.Delete()),
        new("journal page", Journal.OpenAsync, () => Journal.RecordPage().GetAwaiter().GetResult(), Journal.CloseAsync),
    ];

    /// <summary>Managed bytes of one call: the least of a few, after one that fills caches.</summary>
    public async Task<long> MeasureAsync()
    {
        await SetUp();
        try
        {
            Run();
            return Enumerable.Range(0, Repeats).Min(_ => Bytes());
        }
        finally
        {
            await CleanUp();
        }
    }

    private long Bytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Operation Of<T>(string name, T benchmarks, Func<T, Task> setUp, Action<T> run, Action<T>? cleanUp = null) =>
        new(name, () => setUp(benchmarks), () => run(benchmarks), () =>
        {
            cleanUp?.Invoke(benchmarks);
            return Task.CompletedTask;
        });

    private static Task Encode(TextBenchmarks text)
    {
        text.Encode();
        return Task.CompletedTask;
    }
}
