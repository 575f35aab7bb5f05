using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>Reading and writing the tables <c>page</c> and <c>words</c>. A state is set once.</summary>
internal static class PageRows
{
    private const string Columns = """
        p.recorded, p.state, p.document,
        coalesce((select t.starts from page_try t where t.batch = p.batch and t.stack = p.stack and t.number = p.number), 0)
        """;

    /// <summary>Inserts the page; when it is there already (a second worker, an unexpected resume) the row that stands wins.</summary>
    public static RecordedPage Insert(SqliteConnection rows, string batch, RecordedPage page, byte[]? words)
    {
        var inserted = rows.Execute(
            """
            insert into page (batch, stack, number, page_key, ends_stack, recorded, state)
            values ($batch, $stack, $number, $key, $ends, $recorded, $state)
            on conflict (batch, stack, number) do nothing
            """,
            ("$batch", batch), ("$stack", page.Id.Stack), ("$number", page.Id.Number), ("$key", page.Key.Hex),
            ("$ends", page.EndsStack ? 1 : 0), ("$recorded", JournalJson.Write(page)),
            ("$state", page.Fault is null ? null : PageState.Quarantined.Word()));
        if (inserted == 0)
            return Find(rows, batch, page.Id) is { } there && there.Page.Key == page.Key
                ? there.Page
                : throw JournalErrors.Contradiction($"page {page.Id} was recorded with another image");
        if (words is not null)
            rows.Execute("insert into words (batch, stack, number, content) values ($batch, $stack, $number, $content)",
                ("$batch", batch), ("$stack", page.Id.Stack), ("$number", page.Id.Number), ("$content", words));
        return page;
    }

    public static byte[]? FindWords(SqliteConnection rows, string batch, PageId page) => rows.Query(
        "select content from words where batch = $batch and stack = $stack and number = $number",
        row => row.GetFieldValue<byte[]>(0),
        ("$batch", batch), ("$stack", page.Stack), ("$number", page.Number)).FirstOrDefault();

    public static JournalledPage? Find(SqliteConnection rows, string batch, PageId page) => rows.Query(
        $"select {Columns} from page p where p.batch = $batch and p.stack = $stack and p.number = $number", Map,
        ("$batch", batch), ("$stack", page.Stack), ("$number", page.Number)).FirstOrDefault();

    public static List<JournalledPage> OfStack(SqliteConnection rows, string batch, string stack) => rows.Query(
        $"select {Columns} from page p where p.batch = $batch and p.stack = $stack order by p.number", Map, ("$batch", batch), ("$stack", stack));

    public static List<JournalledPage> OfDocument(SqliteConnection rows, Guid document) => rows.Query(
        $"select {Columns} from page p where p.document = $document order by p.number", Map, ("$document", document.ToString()));

    /// <summary>All pages in the order of the manifest.</summary>
    public static List<JournalledPage> OfBatch(SqliteConnection rows, string batch) => rows.Query(
        $"""
        select {Columns} from stack s join page p on p.batch = s.batch and p.stack = s.name
        where s.batch = $batch order by s.ordinal, p.number
        """, Map, ("$batch", batch));

    /// <summary>Columns that repeat what stands in <c>recorded</c>, in the order of <see cref="OfBatch"/>.</summary>
    public static List<PageColumns> RowsOfBatch(SqliteConnection rows, string batch) => rows.Query(
        """
        select p.stack, p.number, p.page_key, p.ends_stack from stack s join page p on p.batch = s.batch and p.stack = s.name
        where s.batch = $batch order by s.ordinal, p.number
        """, row => new PageColumns(new(row.GetString(0), row.GetInt32(1)), row.GetString(2), row.GetInt64(3) == 1), ("$batch", batch));

    /// <summary>What pages consist of whose batch is not closed: no marker and no receipt may name them yet.</summary>
    public static List<Digest> ObjectsOfOpenBatches(SqliteConnection rows) => [.. rows.Query(
        "select p.recorded from page p join batch b on b.id = p.batch where b.state in ('received', 'open')",
        row => JournalJson.Read<RecordedPage>(row.GetString(0), "page")).SelectMany(p => new[] { p.Image?.Delivered.Sha256, p.Kept }).OfType<Digest>()];

    /// <summary>Sets the final state; the same again is fine.</summary>
    /// <exception cref="StoreException">The page has another state already, or is not recorded.</exception>
    public static void Settle(SqliteConnection rows, string batch, PageId page, PageState state, Guid? document)
    {
        var settled = rows.Execute(
            """
            update page set state = $state, document = $document
            where batch = $batch and stack = $stack and number = $number
            and (state is null or (state = $state and document is $document))
            """,
            ("$batch", batch), ("$stack", page.Stack), ("$number", page.Number), ("$state", state.Word()), ("$document", document?.ToString()));
        if (settled == 0)
            throw JournalErrors.Contradiction(Find(rows, batch, page) is { } row
                ? $"page {page} is {row.State} and cannot become {state.Word()}"
                : $"page {page} is settled before it is recorded");
    }

    private static JournalledPage Map(SqliteDataReader row) => new(
        JournalJson.Read<RecordedPage>(row.GetString(0), "page"),
        row.TextOrNull(1) ?? "",
        row.TextOrNull(2) is { } document ? Guid.Parse(document) : null,
        row.GetInt32(3));
}
