using Ingest.Model;

namespace Ingest.Journal;

/// <summary>The tries of the pages of one batch: on the disk before the risk is taken, so that a page that ends the machine is known afterwards.</summary>
public sealed class PageTries(Journal journal, BatchContext batch) : IPageTries
{
    public async ValueTask<(int RunsEnded, int Deaths)> BeginAsync(PageId page, CancellationToken cancel) =>
        await journal.WriteAsync("try", rows => rows.Query(
            """
            insert into page_try (batch, stack, number, starts) values ($batch, $stack, $number, 1)
            on conflict (batch, stack, number) do update set starts = starts + 1
            returning starts - 1, deaths
            """,
            row => (row.GetInt32(0), row.GetInt32(1)), Key(page)).Single(), cancel);

    public async ValueTask<int> DiedAsync(PageId page, string how, CancellationToken cancel) =>
        await journal.WriteAsync("death", rows => rows.Query(
            "update page_try set deaths = deaths + 1, last = $how where batch = $batch and stack = $stack and number = $number returning deaths",
            row => row.GetInt32(0), [("$how", how), .. Key(page)]).Single(), cancel);

    /// <summary>The run ends by itself: what was in flight is not to blame for it.</summary>
    public async ValueTask LetGoAsync(CancellationToken cancel) =>
        await journal.WriteAsync("let-go", rows => rows.Execute(
            """
            update page_try set starts = starts - 1 where batch = $batch and starts > 0
            and not exists (select 1 from page p where p.batch = page_try.batch and p.stack = page_try.stack and p.number = page_try.number)
            """, ("$batch", batch.Id)), cancel);

    private (string, object?)[] Key(PageId page) => [("$batch", batch.Id), ("$stack", page.Stack), ("$number", page.Number)];
}
