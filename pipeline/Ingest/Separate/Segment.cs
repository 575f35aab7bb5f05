using Ingest.Model;

namespace Ingest.Separate;

/// <summary>The pages between two boundaries, as far as they have come in.</summary>
internal sealed class Segment(BoundaryReason boundary, PageId? separator)
{
    private readonly List<RecordedPage> pages = [];
    private readonly List<PageId> gaps = [];
    private readonly List<Issue> issues = [];
    private bool pagesUnknown;

    public IReadOnlyList<RecordedPage> Pages => pages;
    public bool HasContent { get; private set; }
    public bool HasGap => gaps.Count > 0;
    public BoundaryReason Boundary { get; set; } = boundary;

    public void AddContent(RecordedPage page, Issue? issue)
    {
        pages.Add(page);
        HasContent = true;
        if (issue is not null)
            issues.Add(issue);
    }

    public void AddBlank(RecordedPage page) => pages.Add(page with { Flags = page.Flags | PageFlags.BlankSuspect });

    public void AddGap(RecordedPage page)
    {
        gaps.Add(page.Id);
        pagesUnknown |= page.PagesUnknown;
        issues.Add(new(IssueCodes.DocumentGap, page.Id.ToString(),
            page.PagesUnknown ? "A file inside the document could not be opened; have it delivered again." : "A page of the document could not be decoded; have it scanned again."));
    }

    public SeparatedDocument Close(string stack, int ordinal, SeparatorPayload payload, IEnumerable<Issue> carried) =>
        new(stack, ordinal, [.. pages])
        {
            Boundary = Boundary,
            Separator = separator,
            Payload = payload,
            Gaps = [.. gaps],
            Issues = [.. carried, .. issues, .. Miscounted(payload)],
        };

    /// <summary>
    /// N counts sheets of paper: N images when one side was scanned, 2N when both were.
    /// A blank first page may be the back of the separator sheet itself.
    /// </summary>
    private IEnumerable<Issue> Miscounted(SeparatorPayload payload)
    {
        if (payload.Sheets is not { } sheets || pagesUnknown)
            yield break;
        var images = pages.Count + gaps.Count;
        var ownBack = pages.Count > 0 && pages[0].Flags.HasFlag(PageFlags.BlankSuspect) ? 1 : 0;
        if (images != sheets && images != 2 * sheets && images - ownBack != sheets && images - ownBack != 2 * sheets)
            yield return new(IssueCodes.SeparatorCountMismatch, pages[0].Id.ToString(),
                $"The separator sheet announces {sheets} sheets, {images} images came; compare with the paper.");
    }
}
