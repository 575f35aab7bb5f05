using Ingest.Flow;
using Ingest.Model;
using Ingest.Prepare;
using Ingest.Recognize;
using Ingest.Scan;
using Ingest.Workers;

namespace Ingest;

/// <summary>
/// Everything that touches delivered bytes: opening files, decoding and recognising pages. In worker processes, or, when
/// <see cref="WorkerOptions.Isolated"/> is off, in this one. Owns the workers or the engines.
/// </summary>
internal sealed class PageReading : IDisposable
{
    private readonly List<IDisposable> owned = [];
    private readonly MemoryWatch memory;

    public PageReading(IngestOptions options, IPageTries tries, TimeProvider time)
    {
        if (!options.Workers.Isolated)
        {
            var (bench, engines) = Bench(options, time);
            owned.Add(engines);
            var reading = new DirectReading(bench.Preparer, bench.Recognizer);
            (Files, Stage, Times) = (bench.Files, reading, reading);
            memory = new MemoryWatch([], time);
            return;
        }
        var files = new WorkerPool(options, 1, time);
        owned.Add(files);
        var pages = new WorkerPool(options, options.Recognize.Workers, time);
        owned.Add(pages);
        var supervised = new SupervisedReading(pages, tries, options);
        (Files, Stage, Times) = (new SupervisedFiles(files, options), supervised, supervised);
        memory = new MemoryWatch([files, pages], time);
    }

    /// <summary>
    /// Pages in the stage at once: one for each worker, and before them one whose try is on the disk already when a worker becomes free;
    /// it would wait for the disk otherwise.
    /// </summary>
    public static int Places(IngestOptions options) => options.Recognize.Workers + (options.Workers.Isolated ? 1 : 0);

    public IPageFiles Files { get; }
    public IStage<ScannedPage, RecognizedPage> Stage { get; }
    public IReadingTimes Times { get; }

    /// <summary>Highest resident memory of this process and all below it, in bytes.</summary>
    public long PeakMemoryBytes => memory.PeakBytes;

    /// <summary>What a worker process works with; the engines are the caller's to dispose.</summary>
    public static (WorkerBench Bench, IDisposable Engines) Bench(IngestOptions options, TimeProvider time)
    {
        var reader = new PageReader(options.Recognize);
        var files = new PageFiles(options.Scan, new PdftoppmRasterizer(options.Scan));
        return (new(files, new PagePreparer(new ImageDecoder(), time), reader.Stage(options, time)), reader);
    }

    public void Dispose()
    {
        memory.Dispose();
        foreach (var one in owned)
            one.Dispose();
    }
}
