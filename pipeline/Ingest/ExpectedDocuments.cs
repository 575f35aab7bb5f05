using System.Runtime.CompilerServices;
using Ingest.Catalog;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest;

/// <summary>What journal and catalog believe to be stored: the verifier's other side.</summary>
internal static class ExpectedDocuments
{
    public static async IAsyncEnumerable<ExpectedDocument> Of(
        Journal.Journal journal, ICatalog catalog, [EnumeratorCancellation] CancellationToken cancel)
    {
        var journalled = await journal.ReadAsync(DocumentRows.Deposited, cancel);
        foreach (var document in journalled)
            yield return document;
        var known = journalled.Select(d => (d.Id, d.Version)).ToHashSet();
        await foreach (var document in catalog.ExpectedAsync(cancel))
            if (!known.Contains((document.Id, document.Version)))
                yield return document;
    }
}
