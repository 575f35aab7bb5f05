namespace Ingest.Recognize;

/// <summary>Finds the lines of text on a page in reading order. Safe to call from several threads.</summary>
public interface IPageLayout
{
    IReadOnlyList<LineRegion> FindLines(PagePicture page);

    /// <summary>The same lines with what else was seen, where the layout knows of it.</summary>
    FoundLayout Find(PagePicture page) => new(FindLines(page), "");
}
