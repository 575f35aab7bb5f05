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

    /// <summary>Words of the vocabulary from <paramref name="from"/> up to but not including <paramref name="before"/>, with how often they were listed; at most <paramref name="most"/> are looked at.</summary>
    IEnumerable<(string Word, long Count)> Words(string from, string before, int most);

    /// <summary>Those of the words that stand in the vocabulary.</summary>
    IEnumerable<(string Word, long Count)> Known(IReadOnlyCollection<string> words);
}

/// <summary>A page as the index knows it. <paramref name="Number"/> counts from 1 within the document.</summary>
internal sealed record IndexedPage(long Id, int Number, string Text, CatalogDocument Document);
