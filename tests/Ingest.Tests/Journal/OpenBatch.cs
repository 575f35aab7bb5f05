using Ingest.Model;

namespace Ingest.Tests.Journals;

using Ingest.Journal;

/// <summary>A ledger with one open batch, for tests of a single piece.</summary>
internal sealed record OpenBatch(Journal Journal, BatchContext Batch, FakeDelivery Delivery, FakeStore Store) : IAsyncDisposable
{
    public static async Task<OpenBatch> CreateAsync(string state, FakeDelivery delivery) =>
        await CreateAsync(await Journal.OpenAsync(state, FaultPoints.None, default), delivery);

    public static async Task<OpenBatch> CreateAsync(Journal journal, FakeDelivery delivery) =>
        new(journal, await new Batches(journal, TimeProvider.System).OpenAsync(
            delivery.Manifest, "default", FakeRun.Clock, "", "default", "{}", default), delivery, new());

    public PageRecorder Recorder => new(Journal, Batch, Store);

    public BatchPages Pages => new(Journal, Batch);

    public async Task<List<RecordedPage>> RecordAllAsync()
    {
        var recorded = new List<RecordedPage>();
        foreach (var page in Delivery.Scan())
            recorded.Add(await Recorder.RunAsync(new(page, new(), FakeDelivery.TextOf(Delivery[page.Id].Content)), default));
        return recorded;
    }

    public async Task<List<RecordedDocument>> RecordAsync(params IEnumerable<ClassifiedDocument> documents)
    {
        var waiting = new List<RecordedDocument>();
        await foreach (var document in new DocumentRecorder(Journal, Batch, Store).RunAsync(documents.ToAsyncEnumerable(), default))
            waiting.Add(document);
        return waiting;
    }

    public static ClassifiedDocument Letter(IEnumerable<RecordedPage> pages, params PageId[] gaps)
    {
        var list = pages.ToList();
        return new(new(list[0].Id.Stack, 1, list) { Gaps = gaps }, new("letter", 0.95, []), [], Route.Deposit);
    }

    public ValueTask DisposeAsync() => Journal.DisposeAsync();
}
