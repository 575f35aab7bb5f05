using Ingest.Model;

namespace Ingest.Tests.Journals;

using Ingest.Journal;

public sealed class DocumentRecorderTests : IDisposable
{
    private static readonly FakeDelivery Pair = new([("s.tif", [new("a"), new("b"), new("a"), new("b"), new("c"), new("lost") { Broken = true }])]);
    private readonly StateFolder state = new();

    [Fact]
    public async Task The_same_images_again_in_a_batch_become_a_link_to_the_first_document()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Pair);
        var pages = await open.RecordAllAsync();

        var waiting = await open.RecordAsync(OpenBatch.Letter(pages[..2]), OpenBatch.Letter(pages[2..4]), OpenBatch.Letter([pages[4]]));

        Assert.Equal(["s.tif#1", "s.tif#5"], waiting.Select(d => d.Document.Pages[0].Id.ToString()));
        var link = (await RowsAsync(open))[1];
        Assert.Equal(waiting[0].Id, link.Link);
        Assert.NotEqual(waiting[0].Id, link.Id);
        Assert.Contains(link.Classified.Issues, i => i.Code == IssueCodes.AlreadyStored && i.Subject == "s.tif#3");
        Assert.Equal(5, (await new Accounts(open.Journal).OfBatchAsync(open.Batch.Id, default)).InDocuments);
    }

    [Fact]
    public async Task Other_order_is_another_document()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Pair);
        var pages = await open.RecordAllAsync();

        Assert.Equal(2, (await open.RecordAsync(OpenBatch.Letter([pages[0], pages[1]]), OpenBatch.Letter([pages[3], pages[2]]))).Count);
    }

    [Fact]
    public async Task A_document_with_a_gap_is_never_linked_and_never_linked_to()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Pair);
        var pages = await open.RecordAllAsync();

        Assert.Equal(2, (await open.RecordAsync(
            OpenBatch.Letter(pages[..2], pages[5].Id), OpenBatch.Letter(pages[2..4]))).Count);
        using var other = new StateFolder();
        await using var second = await OpenBatch.CreateAsync(other.Path, Pair);
        pages = await second.RecordAllAsync();
        Assert.Equal(2, (await second.RecordAsync(OpenBatch.Letter(pages[..2]), OpenBatch.Letter(pages[2..4], pages[5].Id))).Count);
    }

    [Fact]
    public async Task Another_batch_links_only_to_what_is_deposited()
    {
        await using var first = await OpenBatch.CreateAsync(state.Path, Pair);
        var stored = await first.RecordAsync(OpenBatch.Letter((await first.RecordAllAsync())[..2]));
        await using var early = await OpenBatch.CreateAsync(state.Path, new([("early.tif", [new("a"), new("b")])]));
        await using var late = await OpenBatch.CreateAsync(state.Path, new([("late.tif", [new("a"), new("b")])]));

        var own = await early.RecordAsync(OpenBatch.Letter(await early.RecordAllAsync()));
        await new ReceiptRecorder(first.Journal).AcceptAsync(first.Store.Deposit(stored[0]), default);
        var linked = await late.RecordAsync(OpenBatch.Letter(await late.RecordAllAsync()));
        var resumed = await early.RecordAsync(OpenBatch.Letter(await early.Pages.OfStackAsync("early.tif", default)));

        Assert.Single(own);
        Assert.Empty(linked);
        Assert.Equal(stored[0].Id, (await RowsAsync(late))[0].Link);
        Assert.Equal(own[0].Id, Assert.Single(resumed).Id);
    }

    [Fact]
    public async Task The_catalog_remembers_what_a_lost_journal_forgot_but_no_document_is_its_own_duplicate()
    {
        Guid id;
        FakeStore store;
        using (var lost = new StateFolder())
        {
            await using var before = await OpenBatch.CreateAsync(lost.Path, Pair);
            var document = (await before.RecordAsync(OpenBatch.Letter((await before.RecordAllAsync())[..2])))[0];
            (id, store) = (document.Id, before.Store);
            store.Contents[document.ContentKey] = id;
        }

        await using var again = (await OpenBatch.CreateAsync(state.Path, Pair)) with { Store = store };
        await using var other = (await OpenBatch.CreateAsync(state.Path, new([("t.tif", [new("a"), new("b")])]))) with { Store = store };

        Assert.Equal(id, Assert.Single(await again.RecordAsync(OpenBatch.Letter((await again.RecordAllAsync())[..2]))).Id);
        Assert.Empty(await other.RecordAsync(OpenBatch.Letter(await other.RecordAllAsync())));
        Assert.Equal(id, (await RowsAsync(other))[0].Link);
    }

    [Fact]
    public async Task A_deposited_document_ends_here_when_the_run_is_resumed()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Pair);
        var letter = OpenBatch.Letter((await open.RecordAllAsync())[..2]);
        var waiting = await open.RecordAsync(letter);

        Assert.Single(await open.RecordAsync(letter));
        await new ReceiptRecorder(open.Journal).AcceptAsync(open.Store.Deposit(waiting[0]), default);
        Assert.Empty(await open.RecordAsync(letter));
    }

    [Fact]
    public async Task A_resumed_run_gets_the_decision_exactly_as_it_was_journalled()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Pair);
        var pages = await open.RecordAllAsync();
        var letter = OpenBatch.Letter(pages[..2], pages[5].Id);
        var rich = letter with
        {
            Document = letter.Document with
            {
                Boundary = BoundaryReason.Person,
                Separator = new("s.tif", 4),
                Payload = new("TH1", "A 1/2-3", "", "letter", 2),
                EndsStack = true,
                Issues = [new(IssueCodes.DocumentGap, "s.tif#6", "A page is missing.")],
            },
            Class = new("letter", 0.1 + 0.2, [new("cue", -1.5), new("other", 1e-9, pages[0].Id, new(1, 2, 3, 4))]),
            Fields = [new(FieldNames.Date, "2026-03-02", "2. März 2026", 1, "labelled", pages[1].Id, new(-1, 0, 1, 2)), new("x", "", "", 0, "")],
            Alternatives = [new("form", 0, [])],
            ClassifiedMark = true,
            Held = true,
            Route = Route.Review,
        };
        var first = Assert.Single(await open.RecordAsync(rich));

        var resumed = Assert.Single(await open.RecordAsync(letter with { Class = new("changed", 1, []) }));

        Assert.Equal(JournalJson.Write(first.Classified), JournalJson.Write(resumed.Classified));
        Assert.Equal((first.Id, first.Key, first.ContentKey), (resumed.Id, resumed.Key, resumed.ContentKey));
        Assert.Equal("A 1/2-3", resumed.Document.Payload.Aktenzeichen);
        Assert.Equal(0.1 + 0.2, resumed.Classified.Class.Confidence);
    }

    [Fact]
    public async Task Quarantined_pages_make_no_document_and_leave_a_gap_in_one()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Pair);
        var pages = await open.RecordAllAsync();

        var waiting = await open.RecordAsync(OpenBatch.Letter([pages[5]]), OpenBatch.Letter(pages[3..]));

        var document = Assert.Single(waiting);
        Assert.Equal([pages[5].Id], document.Document.Gaps);
        Assert.Equal(DocumentStatus.Held, document.Classified.Status);
        Assert.Equal(1, (await new Accounts(open.Journal).OfBatchAsync(open.Batch.Id, default)).Quarantined);
    }

    [Fact]
    public async Task A_receipt_may_come_twice_but_not_another_one()
    {
        await using var open = await OpenBatch.CreateAsync(state.Path, Pair);
        var waiting = await open.RecordAsync(OpenBatch.Letter((await open.RecordAllAsync())[..2]));
        var (receipts, receipt) = (new ReceiptRecorder(open.Journal), open.Store.Deposit(waiting[0]));

        await receipts.AcceptAsync(receipt, default);
        await receipts.AcceptAsync(receipt, default);

        await Assert.ThrowsAsync<StoreException>(async () => await receipts.AcceptAsync(receipt with { MarkerSha256 = Digest.Of("x"u8) }, default));
        await Assert.ThrowsAsync<StoreException>(async () => await receipts.AcceptAsync(
            receipt with { Recorded = waiting[0] with { Id = Guid.Empty } }, default));
    }

    public void Dispose() => state.Dispose();

    private static ValueTask<List<JournalledDocument>> RowsAsync(OpenBatch open) =>
        open.Journal.ReadAsync(rows => DocumentRows.OfBatch(rows, open.Batch.Id), default);
}
