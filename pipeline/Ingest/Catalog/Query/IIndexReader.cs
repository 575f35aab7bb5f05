namespace Ingest.Catalog.Query;

/// <summary>What a search asks of a database. One is good for one search; the same questions get the same answers within it.</summary>
internal interface IIndexReader
{
    /// <summary>The newest page; 0 when there is none.</summary>
    long LastPage();

    /// <summary>Pages below <paramref name="before"/>, newest first.</summary>
    IReadOnlyList<long> Pages(MatchQuery query, long before, int most);

    /// <summary>The pages with their documents; in no order, those that are gone left out.</summary>
    IReadOnlyList<IndexedPage> Read(IReadOnlyList<long> pages);

    /// <summary>Whole documents by their fields alone, in the order of lists.</summary>
    IReadOnlyList<CatalogDocument> Documents(string organisation, IReadOnlyList<FieldCondition> fields, IReadOnlyList<string> after, int most);

    /// <summary>Different folded names of Akten that begin so.</summary>
    IReadOnlyList<string> AkteKeys(string prefix, int most);

    /// <summary>
    /// Words of the vocabulary from <paramref name="from"/> up to but not including <paramref name="before"/>; at most <paramref name="most"/> are looked at,
    /// and of these the ones are handed over that were listed <paramref name="atLeast"/> times.
    /// </summary>
    IEnumerable<ListedWord> Words(string from, string before, int most, long atLeast);

    /// <summary>Those of the words that stand in the vocabulary.</summary>
    IEnumerable<ListedWord> Known(IReadOnlyCollection<string> words);
}

/// <summary>A word of the vocabulary with how often it was listed, which says how frequent it is.</summary>
internal sealed record ListedWord(string Word, long Count);

/// <summary>A page as the index knows it. <paramref name="Number"/> counts from 1 within the document.</summary>
internal sealed record IndexedPage(long Id, int Number, string Text, CatalogDocument Document);
