using Ingest.Catalog;
using Ingest.Classify;
using Ingest.Classify.Rules;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;
using Ingest.Render;
using Ingest.Scan;
using Ingest.Separate;

namespace Ingest;

/// <summary>Makes the stages of one batch from its options. What a stage needs of the outside it gets here, and nowhere else.</summary>
internal sealed class StageBuilder(
    Workplace place, BatchContext batch, BatchManifest manifest, IngestOptions options, string work, IKnownAkten akten, FaultPoints faults)
{
    public (IngestStages Stages, PageTally Tally) Build(PageReading reading, IProgress<RunProgress> progress)
    {
        var pages = new BatchPages(place.Journal, batch);
        var objects = new StoreObjects(place.Store);
        var rasterizer = new PdftoppmRasterizer(options.Scan);
        var decoder = new ImageDecoder();
        var rules = ClassRules.Default;
        var tally = new PageTally(new PageRecorder(place.Journal, batch, objects), options.Deposit.ErrorBudget, progress);
        return (new IngestStages
        {
            Scans = new StackSource(manifest, pages, reading.Files),
            Reader = reading.Stage,
            PageRecorder = tally,
            Separator = new DocumentSeparator(options.Separate, pages),
            Classifier = new DocumentClassifier(options.Classify, pages, rules, akten),
            StackHold = new StackHold(),
            DuplicateFinder = place.Akten.DuplicatesOf(batch, pages, place.Documents),
            DocumentRecorder = new DocumentRecorder(place.Journal, batch, new LivingContents(place.Catalog, place.Deletions)),
            Renderer = new DocumentRenderer(batch, work, pages, objects, rasterizer, decoder, options.Render, faults),
            Depositor = new Depositor(place.Store, batch, faults, LabelOf),
            Receipts = new ReceiptDesk(new ReceiptRecorder(place.Journal), new Indexer(place.Catalog, place.Documents), tally),
        }, tally);

        string LabelOf(string code) => rules.Find(code)?.Label ?? code;
    }
}
