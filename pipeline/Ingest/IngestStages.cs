using Ingest.Flow;
using Ingest.Model;

namespace Ingest;

/// <summary>The stages of one batch, made once and wired by <see cref="IngestPipeline"/>.</summary>
public sealed record IngestStages
{
    public required ISource<ScannedPage> Scans { get; init; }
    public required IStage<ScannedPage, RecognizedPage> Reader { get; init; }
    public required IStage<RecognizedPage, RecordedPage> PageRecorder { get; init; }
    public required IStreamStage<RecordedPage, SeparatedDocument> Separator { get; init; }
    public required IStage<SeparatedDocument, ClassifiedDocument> Classifier { get; init; }
    public required IStreamStage<ClassifiedDocument, ClassifiedDocument> StackHold { get; init; }
    public required IStreamStage<ClassifiedDocument, ClassifiedDocument> DuplicateFinder { get; init; }
    public required IStreamStage<ClassifiedDocument, RecordedDocument> DocumentRecorder { get; init; }
    public required IStage<RecordedDocument, RenderedDocument> Renderer { get; init; }
    public required IStage<RenderedDocument, Receipt> Depositor { get; init; }
    public required ISink<Receipt> Receipts { get; init; }
}
