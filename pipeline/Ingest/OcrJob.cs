using Ingest.Flow;
using Ingest.Model;
using Ingest.Recognize;
using Ingest.Scan;
using Ingest.Workers;

namespace Ingest;

/// <summary>Page recognition only (<c>ingest ocr</c>): no store, no journal, no documents. Pages arrive in order, stack by stack.</summary>
public static class OcrJob
{
    public static async Task RunAsync(IReadOnlyList<string> inputs, IngestOptions options, ISink<RecognizedPage> sink, TimeProvider time, CancellationToken cancel)
    {
        RequiredModels.Check(options.Recognize);
        using var unpacked = new TemporaryFolder();
        using var zips = new UnpackedZips(unpacked.Path, options.Scan);
        var manifest = await Delivery.ReadAsync(inputs, options.Scan, zips, cancel);
        if (manifest.Stacks.Count == 0)
            throw new NothingReadableException($"Nothing in {string.Join(", ", inputs)} is a page.", "Name TIFF, PDF or image files, or a folder with some.");
        using var reading = new PageReading(options, new TriesOfThisRun(), time);
        using var run = new Run(cancel, time);
        await Link.From(new StackSource(manifest, new NothingRecorded(), reading.Files), options.Scan.Capacity, run)
            .Then(reading.Stage, PageReading.Places(options))
            .Into(sink)
            .CompletionAsync();
    }

    private sealed class NothingRecorded : IRecordedPages
    {
        public ValueTask<IReadOnlyList<RecordedPage>> OfStackAsync(string stack, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<RecordedPage>>([]);
    }
}
