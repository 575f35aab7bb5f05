using Ingest.Flow;
using Ingest.Model;
using Ingest.Prepare;
using Ingest.Scan;

namespace Ingest;

/// <summary>Page recognition only (<c>ingest ocr</c>): no store, no journal, no documents. Pages arrive in order, stack by stack.</summary>
public sealed class OcrJob(BatchManifest manifest, IngestOptions options, TimeProvider time)
{
    public async Task RunAsync(ISink<RecognizedPage> sink, CancellationToken cancel)
    {
        var rasterizer = new PdftoppmRasterizer(options.Scan);
        using var recognizers = new RecognizerSet(options, time);
        using var run = new Run(cancel, time);
        await Link.From(new StackSource(manifest, options.Scan, NothingRecorded.Instance, rasterizer), options.Scan.Capacity, run)
            .Then(new PagePreparer(new ImageDecoder(), time), options.Prepare.Workers)
            .Then(recognizers.Recognizer, options.Recognize.Workers)
            .Into(sink)
            .CompletionAsync();
    }

    private sealed class NothingRecorded : IRecordedPages
    {
        public static NothingRecorded Instance { get; } = new();

        public ValueTask<IReadOnlyList<RecordedPage>> OfStackAsync(string stack, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<RecordedPage>>([]);
    }
}
