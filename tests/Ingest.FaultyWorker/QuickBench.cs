using Ingest.Flow;
using Ingest.Model;
using Ingest.Scan;
using Ingest.Workers;

namespace Ingest.FaultyWorker;

/// <summary>Reads files as the product does; a page's text is its address.</summary>
internal static class QuickBench
{
    public static WorkerBench Create(IngestOptions options) =>
        new(new PageFiles(options.Scan, new PdftoppmRasterizer(options.Scan)), new Preparer(), new Recognizer());

    private sealed class Preparer : IStage<ScannedPage, PreparedPage>
    {
        public ValueTask<PreparedPage> RunAsync(ScannedPage item, CancellationToken cancel) => new(new PreparedPage(item, new PageFindings { InkShare = 0.5 }));
    }

    private sealed class Recognizer : IStage<PreparedPage, RecognizedPage>
    {
        public ValueTask<RecognizedPage> RunAsync(PreparedPage item, CancellationToken cancel)
        {
            var box = new Box(10, 10, 90, 30);
            var line = new TextLine(box, new Baseline(10, 28, 90, 28), [new Word(item.Page.Id.ToString(), box, 0.9)]);
            return new(new RecognizedPage(item.Page, item.Findings, new PageText([new TextBlock(box, [line])])));
        }
    }
}
