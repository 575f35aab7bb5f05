using Ingest.Flow;

namespace Ingest;

/// <summary>The topology: the one place that knows all stages and their order. The type of an item says how far it has come.</summary>
public sealed class IngestPipeline(IngestStages stages, IngestOptions options)
{
    /// <summary>Runs until every page of the batch is settled; the first fault stops it and is thrown.</summary>
    public async Task<StageTimes> RunAsync(TimeProvider time, CancellationToken cancel)
    {
        using var run = new Run(cancel, time);
        await Link.From(stages.Scans, options.Scan.Capacity, run)
            .Then(stages.Reader, PageReading.Places(options))   // ScannedPage         -> RecognizedPage, prepared and read in worker processes
            .Then(stages.PageRecorder, 1)                       // RecognizedPage      -> RecordedPage, in the journal
            .Through(stages.Separator)                          // RecordedPage*       -> SeparatedDocument
            .Then(stages.Classifier, 1)                         // SeparatedDocument   -> ClassifiedDocument
            .Through(stages.StackHold)                          // ClassifiedDocument* -> ClassifiedDocument, a VS mark holds its stack
            .Through(stages.DuplicateFinder)                    // ClassifiedDocument* -> ClassifiedDocument, a paper scanned twice is asked about
            .Through(stages.DocumentRecorder)                   // ClassifiedDocument* -> RecordedDocument, stored ones end here
            .Then(stages.Renderer, options.Render.Workers)      // RecordedDocument    -> RenderedDocument
            .Then(stages.Depositor, options.Deposit.Workers)    // RenderedDocument    -> Receipt
            .Into(stages.Receipts)
            .CompletionAsync();
        return run.Times;
    }
}
