using Ingest.Model;

namespace Ingest.Separate;

/// <summary>
/// Cuts one stack. A finished document is kept back until the next one has its first page of content or the stack ends:
/// only then is it known whether it was the last.
/// </summary>
internal sealed class StackCut(string stack, PageRoles roles, IPageLedger ledger)
{
    private readonly SheetContext sheets = new();
    private readonly List<Issue> carried = [];
    private Segment segment = new(BoundaryReason.StackStart, null);
    private SeparatedDocument? finished;
    private bool separated;
    private int ordinal;

    public string Stack => stack;

    /// <summary>The document before this page, when the page shows that another one follows it.</summary>
    public async ValueTask<SeparatedDocument?> AcceptAsync(RecordedPage page, CancellationToken cancel)
    {
        var role = roles.Of(page);
        switch (role.Kind)
        {
            case PageKind.Separator:
                await CloseAsync(BoundaryReason.SeparatorSheet, page.Id, cancel);
                await ledger.SettleAsync(page.Id, PageState.Separator, cancel);
                separated = true;
                if (sheets.Accept(role.Payload))
                    carried.Add(Unanswered(page.Id));
                return null;
            case PageKind.Quarantined:
                await ledger.SettleAsync(page.Id, PageState.Quarantined, cancel);
                segment.AddGap(page);
                return null;
            case PageKind.Blank:
                segment.AddBlank(page);
                return null;
            case PageKind.Start:
                if (segment.HasContent)
                    await CloseAsync(BoundaryReason.StartCode, null, cancel);
                else
                    segment.Boundary = BoundaryReason.StartCode;
                break;
        }
        segment.AddContent(page, role.Issue);
        var before = finished;
        finished = null;
        return before;
    }

    /// <summary>The last document of the stack, when it has one.</summary>
    public async ValueTask<SeparatedDocument?> EndAsync(CancellationToken cancel)
    {
        var blankStack = !separated && ordinal == 0 && !segment.HasContent && !segment.HasGap && segment.Pages.Count > 0;
        if (blankStack)
            Finish();
        else
            await CloseAsync(BoundaryReason.StackStart, null, cancel);
        if (finished is null)
            return null;
        if (sheets.Announced)
            carried.Add(Unanswered(finished.Pages[^1].Id));
        return finished with { EndsStack = true, Issues = [.. finished.Issues, .. carried] };
    }

    private async ValueTask CloseAsync(BoundaryReason next, PageId? separator, CancellationToken cancel)
    {
        if (segment.HasContent)
            Finish();
        else
            foreach (var blank in segment.Pages)
                await ledger.SettleAsync(blank.Id, PageState.Blank, cancel);
        segment = new(next, separator);
    }

    private void Finish()
    {
        finished = segment.Close(stack, ++ordinal, sheets.Payload, carried);
        sheets.EndDocument();
        carried.Clear();
    }

    private static Issue Unanswered(PageId page) => new(IssueCodes.SeparatorCountMismatch, page.ToString(),
        "A separator sheet announces a document, but no page of it came; compare with the paper.");
}
