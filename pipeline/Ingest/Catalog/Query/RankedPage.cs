using Ingest.Catalog.Words;

namespace Ingest.Catalog.Query;

/// <summary>A page of a window with its place in the order of hits.</summary>
/// <param name="titleWords">Words of the query.</param>
internal sealed class RankedPage(IndexedPage page, PageMatches matches, double rank, IReadOnlyList<string> titleWords)
{
    private int inTitle = -1;
    private string id = "";

    public IndexedPage Page => page;
    public PageMatches Matches => matches;
    public double Rank => rank;

    /// <summary>How many of the words stand in the title; only asked for among equals.</summary>
    private int InTitle
    {
        get
        {
            if (inTitle < 0)
            {
                var title = IndexMarks.Words(page.Document.Title);
                inTitle = titleWords.Count(w => title.Exists(t => t.StartsWith(w, StringComparison.Ordinal)));
            }

            return inTitle;
        }
    }

    private string Id => id.Length > 0 ? id : id = page.Document.Id.ToString("D");

    /// <summary>By rank, then words in the title, then the newest date; then something that is always the same.</summary>
    public static int Compare(RankedPage one, RankedPage other)
    {
        var order = one.Rank.CompareTo(other.Rank);
        order = order != 0 ? order : other.InTitle.CompareTo(one.InTitle);
        order = order != 0 ? order : string.CompareOrdinal(other.Page.Document.Date, one.Page.Document.Date);
        order = order != 0 ? order : string.CompareOrdinal(one.Id, other.Id);
        return order != 0 ? order : one.Page.Number.CompareTo(other.Page.Number);
    }
}
