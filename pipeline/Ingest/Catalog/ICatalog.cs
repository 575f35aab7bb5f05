using Ingest.Model;

namespace Ingest.Catalog;

/// <summary>
/// Akten, documents and the words of their pages: what lists and searches are answered from. Only a copy: it can be built again from the
/// store at any time. Several processes may read and write one catalog. One contract test suite holds for every implementation.
/// </summary>
/// <exception cref="StoreException">Every method: the catalog is away, full or damaged.</exception>
public interface ICatalog : IStoredContents, IDisposable
{
    /// <summary>It was created or emptied when it was opened: <see cref="RebuildAsync"/> fills it from the store.</summary>
    bool IsNew { get; }

    /// <summary>
    /// Adds documents in one transaction; a version that is known already, or older than the known one, is passed over. Of a newer version
    /// only the pages whose text has changed are indexed again.
    /// </summary>
    ValueTask AddAsync(IReadOnlyCollection<StoredDocument> documents, CancellationToken cancel);

    /// <summary>Takes documents out, with the words of their pages; one that is not there is no error.</summary>
    ValueTask RemoveAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancel);

    /// <summary>Makes the catalog what the store says, whatever it was before. Readers see the old rows until new ones replace them.</summary>
    ValueTask RebuildAsync(IStoredDocuments stored, CancellationToken cancel);

    /// <summary>Empties the catalog, with whatever row by row could not be mended; <see cref="RebuildAsync"/> fills it again. Until then nothing is found.</summary>
    ValueTask ClearAsync(CancellationToken cancel);

    /// <returns>Null when there is no document of this id.</returns>
    ValueTask<CatalogDocument?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>Ids that begin so, as people copy them from a list; at most <paramref name="most"/>.</summary>
    ValueTask<IReadOnlyList<Guid>> IdsAsync(string beginning, int most, CancellationToken cancel);

    /// <summary>Ordered by Akte, Vorgang, date and id.</summary>
    /// <param name="after"><see cref="ListedDocuments.Next"/> of the answer before; empty: from the beginning.</param>
    /// <exception cref="UsageException"><paramref name="after"/> is no such text.</exception>
    ValueTask<ListedDocuments> ListAsync(CatalogFilter filter, string after, int limit, CancellationToken cancel);

    /// <summary>Best hits first, see <see cref="FoundPages"/>.</summary>
    /// <exception cref="UsageException"><see cref="SearchScope.After"/> does not belong to this query.</exception>
    ValueTask<FoundPages> SearchAsync(SearchQuery query, SearchScope scope, CancellationToken cancel);

    /// <param name="page">From 1.</param>
    /// <returns>Empty when there is no such page or it has no words.</returns>
    ValueTask<string> PageTextAsync(Guid id, int page, CancellationToken cancel);

    /// <summary>Words of the catalog that recognition or a typing error may have made of <paramref name="word"/>, nearest first; folded as in the index.</summary>
    ValueTask<IReadOnlyList<string>> SimilarWordsAsync(string word, CancellationToken cancel);

    /// <summary>What the catalog believes to be stored, for the verifier; ordered by id.</summary>
    IAsyncEnumerable<ExpectedDocument> ExpectedAsync(CancellationToken cancel);

    /// <summary>Every place where the catalog is not what the store says, and where it contradicts itself.</summary>
    IAsyncEnumerable<CatalogFault> CompareAsync(IStoredDocuments stored, CancellationToken cancel);

    /// <summary>Merges the pieces of the index; after a large import.</summary>
    ValueTask OptimizeAsync(CancellationToken cancel);
}
