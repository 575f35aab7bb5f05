namespace Ingest.Catalog.Query;

/// <summary>The pages of a query in windows, the newest first. A window is full unless it is the last.</summary>
internal sealed class PageWindows(IIndexReader index, IReadOnlyList<MatchGroup> wanted, Exclusion exclusion)
{
    /// <summary>Pages that are ranked against each other. A search with fewer hits is ranked as a whole.</summary>
    public const int Size = 200;

    /// <summary>After so many texts the index has to exclude by itself: nearly every page has what must not be there.</summary>
    private const int MostRead = 3 * Size;

    private readonly MatchQuery quick = new(wanted, exclusion.Frequent);
    private readonly MatchQuery whole = new(wanted, exclusion.All);

    /// <param name="below">Above the newest page, or <see cref="PageWindow.Last"/> of the window before.</param>
    public PageWindow Next(long below)
    {
        var pages = new List<IndexedPage>();
        for (var (missing, read) = (Size, 0); missing > 0;)
        {
            var found = index.Pages(read < MostRead ? quick : whole, below, missing);
            var excluded = 0;
            foreach (var page in index.Read(found))
            {
                if (exclusion.Holds(page.Text))
                    excluded++;
                else
                    pages.Add(page);
            }

            if (found.Count < missing)
                return new(pages, 0, true);
            below = found[^1];
            read += found.Count;
            missing = excluded;
        }

        return new(pages, below, false);
    }
}

/// <param name="Last">Its oldest page.</param>
internal sealed record PageWindow(IReadOnlyList<IndexedPage> Pages, long Last, bool IsLast);
