using Ingest.Model;

namespace Ingest.Separate;

/// <summary>What one page is for the cut: content unless its codes, its emptiness or a fault say otherwise.</summary>
internal enum PageKind
{
    Content,
    /// <summary>Content that begins a document.</summary>
    Start,
    Blank,
    Separator,
    Quarantined,
}

internal sealed record PageRole(PageKind Kind)
{
    /// <summary>What our own sheet says; <see cref="SeparatorPayload.None"/> for all other pages.</summary>
    public SeparatorPayload Payload { get; init; } = SeparatorPayload.None;

    public Issue? Issue { get; init; }
}

/// <summary>Decides the role of a page from its findings alone; knows nothing of its neighbours.</summary>
internal sealed class PageRoles(IReadOnlyList<CodeRule> rules)
{
    public PageRole Of(RecordedPage page)
    {
        if (page.Fault is not null || page.Image is null)
            return new(PageKind.Quarantined);
        var codes = page.Findings.Codes.Select(c => c.Text.Trim()).ToList();
        var sheets = codes.Select(SheetText.Read).ToList();
        var ours = sheets.Where(s => s.Reading == SheetReading.Valid).Select(s => s.Payload).Distinct().ToList();
        var damaged = sheets.Exists(s => s.Reading == SheetReading.Damaged);
        var separates = codes.Exists(c => rules.Any(r => r.Action == CodeAction.Separate && r.Matches(c)));
        if (page.Findings.MostlyCode && ours.Count > 1)
            return Content(page, "The sheet carries codes that contradict each other; cut and file by hand.");
        if (page.Findings.MostlyCode && (ours.Count == 1 || separates))
            return new(PageKind.Separator) { Payload = ours.FirstOrDefault() ?? SeparatorPayload.None };
        if (damaged)
            return Content(page, "The check sum of a separator sheet is wrong; check whether a document ends here.");
        if (ours.Count > 0 || separates)
            return Content(page, "A separator code on a page with other content does not cut; check whether a document ends here.");
        if (codes.Exists(c => rules.Any(r => r.Action == CodeAction.Start && r.Matches(c))))
            return new(PageKind.Start);
        return new(LooksEmpty(page) ? PageKind.Blank : PageKind.Content);
    }

    /// <summary>A suspicion with words on it or with a code is content: it must not leave its document unseen.</summary>
    private static bool LooksEmpty(RecordedPage page) =>
        (page.Findings.Blank || page.Flags.HasFlag(PageFlags.BlankSuspect)) && page.WordCount == 0 && page.Findings.Codes.Count == 0;

    private static PageRole Content(RecordedPage page, string detail) =>
        new(PageKind.Content) { Issue = new(IssueCodes.SeparatorUnknown, page.Id.ToString(), detail) };
}
