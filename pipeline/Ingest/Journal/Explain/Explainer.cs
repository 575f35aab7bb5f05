using Ingest.Model;

namespace Ingest.Journal.Explain;

/// <summary>Answers <c>ingest explain ADDRESS</c>: <c>batch/stack#n</c>, <c>stack#n</c> in the newest batch, or the id of a document.</summary>
public sealed class Explainer(Journal journal)
{
    /// <exception cref="UsageException">The address names nothing in the ledger.</exception>
    public async ValueTask<Explanation> ExplainAsync(string address, CancellationToken cancel) =>
        await journal.ReadAsync(rows =>
        {
            if (Guid.TryParse(address, out var id) || OnlyOne(DocumentRows.StartingWith(rows, address), address, out id))
                return DocumentRows.Find(rows, id) is { } document
                    ? Entry(BatchRows.Single(rows, document.Batch), null, Explained.Document(document, PageRows.OfDocument(rows, document.Id)))
                    : null;
            foreach (var (batch, page) in Readings(BatchRows.NewestFirst(rows), address))
            {
                if (PageRows.Find(rows, batch.Id, page) is { } row)
                    return Entry(batch, Explained.Page(row),
                        row.Document is { } of && DocumentRows.Find(rows, of) is { } document
                            ? Explained.Document(document, PageRows.OfDocument(rows, of))
                            : null);
            }

            return null;
        }, cancel) ?? throw new UsageException(
            $"The journal in {journal.Folder} knows no page or document {address}.",
            "Give BATCH/STACK#N, STACK#N of the newest batch, or a document id; `ingest status` lists the batches, the run report the pages.");

    private static bool OnlyOne(List<Guid> ids, string address, out Guid id)
    {
        id = ids.FirstOrDefault();
        return ids.Count < 2 ? ids.Count == 1 : throw new UsageException(
            $"Several documents begin with {address}: {string.Join(", ", ids)}.", "Give more of the id.");
    }

    /// <summary>A slash may belong to the stack or end a batch: the newest batch is asked first.</summary>
    private static IEnumerable<(JournalledBatch Batch, PageId Page)> Readings(List<JournalledBatch> newestFirst, string address)
    {
        if (newestFirst is [var newest, ..] && TryParse(address) is { } inNewest)
            yield return (newest, inNewest);
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || TryParse(address[(slash + 1)..]) is not { } page)
            yield break;
        foreach (var batch in newestFirst.Where(b => b.Id.StartsWith(address[..slash], StringComparison.Ordinal)))
            yield return (batch, page);
    }

    private static PageId? TryParse(string text)
    {
        try
        {
            return PageId.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Explanation Entry(JournalledBatch batch, ExplainedPage? page, ExplainedDocument? document) => new()
    {
        Batch = batch.Id,
        BatchState = batch.State.Word(),
        Clock = IsoTime.Millisecond(batch.Context.Clock),
        Page = page,
        Document = document,
    };
}
