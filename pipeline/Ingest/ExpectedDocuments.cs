using Ingest.Catalog;
using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest;

/// <summary>What journal and catalog believe to be stored: the verifier's other side. A row that cannot be read is a difference, not the end.</summary>
internal static class ExpectedDocuments
{
    public static async ValueTask<(IReadOnlyList<ExpectedDocument> Documents, IReadOnlyList<Difference> Faults)> OfAsync(
        Journal.Journal journal, ICatalog catalog, CancellationToken cancel)
    {
        var faults = new List<Difference>();
        var documents = await ReadAsync(
            async () => await journal.ReadAsync(DocumentRows.Deposited, cancel),
            new(DifferenceKind.JournalDamaged, Journal.Journal.FileName + ": document", "A row of a stored document cannot be read."));
        var known = documents.Select(d => (d.Id, d.Version)).ToHashSet();
        documents.AddRange((await ReadAsync(
            async () => await catalog.ExpectedAsync(cancel).ToListAsync(cancel),
            new(DifferenceKind.CatalogDiffers, Workplace.CatalogName + ": document", "A row cannot be read."))).Where(d => !known.Contains((d.Id, d.Version))));
        return (documents, faults);

        async ValueTask<List<ExpectedDocument>> ReadAsync(Func<Task<List<ExpectedDocument>>> read, Difference unreadable)
        {
            try
            {
                return await read();
            }
            catch (FormatException)
            {
                faults.Add(unreadable);
                return [];
            }
        }
    }
}
