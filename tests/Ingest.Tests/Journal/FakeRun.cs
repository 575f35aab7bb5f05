using System.Runtime.CompilerServices;
using Ingest.Journal.Report;
using Ingest.Model;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Journals;

using Ingest.Journal;

/// <summary>A whole run over fakes: everything between delivery and receipt is as simple as can be, only the ledger is real.</summary>
internal sealed class FakeRun(FakeDelivery delivery, string state, FakeStore store)
{
    public static DateTimeOffset Clock { get; } = new(2026, 3, 2, 6, 30, 0, TimeSpan.Zero);

    public FaultPoints Faults { get; init; } = FaultPoints.None;

    /// <summary>Stands for changed rules: a later run classifies otherwise.</summary>
    public string ClassSuffix { get; init; } = "";

    public FakeTimeProvider Time { get; init; } = new(Clock + TimeSpan.FromHours(20));

    public int Recognized { get; private set; }

    public async Task<BatchState> RunAsync()
    {
        await using var journal = await Journal.OpenAsync(state, Faults, default);
        var batches = new Batches(journal, Time);
        var batch = await batches.OpenAsync(delivery.Manifest, "default", Clock, "op-7", "default", """{"recognize":{"workers":2}}""", default);
        if ((await batches.FindAsync(batch.Id, default)).State is var earlier && earlier.IsComplete())
            return earlier;
        var pages = new BatchPages(journal, batch);
        var receipts = new ReceiptRecorder(journal);
        var separated = new FakeSeparator(pages).RunAsync(RecordAsync(journal, batch, pages), default);
        await foreach (var document in new DocumentRecorder(journal, batch, store).RunAsync(ClassifyAsync(separated, pages), default))
        {
            var receipt = store.Deposit(document);
            Faults.Reached("fake.deposited");
            await receipts.AcceptAsync(receipt, default);
        }

        return await batches.CloseAsync(batch.Id, default);
    }

    public async Task<string> ReportAsync(RunFigures? figures = null)
    {
        await using var journal = await Journal.OpenAsync(state, FaultPoints.None, default);
        return RunReportJson.ToText(await new RunReportBuilder(journal).BuildAsync(
            delivery.Manifest.BatchId("default"), new Dictionary<string, string> { ["ingest"] = "0.1.0", ["a"] = "1" }, figures ?? RunFigures.None, default));
    }

    private async IAsyncEnumerable<RecordedPage> RecordAsync(Journal journal, BatchContext batch, BatchPages pages)
    {
        var recorder = new PageRecorder(journal, batch, store);
        var known = new Dictionary<PageId, RecordedPage>();
        foreach (var stack in delivery.Manifest.Stacks)
        {
            foreach (var page in await pages.OfStackAsync(stack.Name, default))
                known.Add(page.Id, page);
        }

        foreach (var scanned in delivery.Scan())
            yield return await recorder.RunAsync(
                known.TryGetValue(scanned.Id, out var recorded)
                    ? new(scanned with { Recorded = recorded }, new(), PageText.Empty)
                    : Recognize(scanned), default);
    }

    private RecognizedPage Recognize(ScannedPage page)
    {
        Recognized++;
        var fake = delivery[page.Id];
        var findings = new PageFindings
        {
            SkewDegrees = 0.1 + 0.2,
            InkShare = 0.04,
            Blank = fake.Blank,
            Codes = fake.Separator ? [new("QR-Code", "TH1|sheet", new(1, 2, 3, 4))] : [],
        };
        return new(page, findings, FakeDelivery.TextOf(fake.Content))
        {
            Turn = Turn.Half,
            Flags = fake.Blank ? PageFlags.BlankSuspect : PageFlags.None,
            Elapsed = TimeSpan.FromMilliseconds(100 * page.Id.Number),
        };
    }

    private async IAsyncEnumerable<ClassifiedDocument> ClassifyAsync(
        IAsyncEnumerable<SeparatedDocument> documents, BatchPages pages, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var classifier = new FakeClassifier(pages, ClassSuffix);
        await foreach (var document in documents.WithCancellation(cancel))
            yield return await classifier.RunAsync(document, cancel);
    }
}
