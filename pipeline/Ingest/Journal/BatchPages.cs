using Ingest.Model;

namespace Ingest.Journal;

/// <summary>The recorded pages of one batch as the stages see them: their words, their states, and what an earlier run left.</summary>
public sealed class BatchPages(Journal journal, BatchContext batch) : IPageTexts, IPageLedger, IRecordedPages
{
    /// <exception cref="StoreException">The batch is complete: its words are in the store and in the catalog.</exception>
    public async ValueTask<PageText> LoadAsync(RecordedPage page, CancellationToken cancel)
    {
        if (page.Fault is not null)
            return PageText.Empty;
        var words = await journal.ReadAsync(rows => PageRows.FindWords(rows, batch.Id, page.Id), cancel)
            ?? throw JournalErrors.Contradiction($"the words of page {page.Id} are not in it, because its batch is complete or the page was never recorded");
        try
        {
            return PageTextCodec.Decode(words);
        }
        catch (FormatException e)
        {
            throw JournalErrors.Damaged($"page {page.Id}", e.Message, e);
        }
    }

    public async ValueTask SettleAsync(PageId page, PageState state, CancellationToken cancel) =>
        await journal.WriteAsync("settle", rows =>
        {
            PageRows.Settle(rows, batch.Id, page, state, document: null);
            return 0;
        }, cancel);

    public async ValueTask<IReadOnlyList<RecordedPage>> OfStackAsync(string stack, CancellationToken cancel) =>
        await journal.ReadAsync(rows => PageRows.OfStack(rows, batch.Id, stack).ConvertAll(p => p.Page), cancel);
}
