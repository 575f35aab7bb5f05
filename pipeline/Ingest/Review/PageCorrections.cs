using System.Globalization;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>A person turns, orders, takes out or puts back pages. Delivered images are never touched.</summary>
internal static class PageCorrections
{
    public static Draft Turn(Draft draft, Correction.TurnPage turn, Stamp stamp)
    {
        var page = Recognised(draft.Page(turn.Page), "turned");
        if (turn.Clockwise == Model.Turn.None)
            return draft;
        var after = page.Turn.Then(turn.Clockwise);
        return draft.WithPage(page with { Turn = after }).Noted(
            stamp.Entry(CorrectionActions.Turn, $"rotation of {page.Id}", Degrees(page.Turn), Degrees(after)),
            stamp.Step("Drehung durch eine Person", new StepDetail("Abbild", page.Id.ToString()), new StepDetail("im Uhrzeigersinn um", $"{Degrees(turn.Clockwise)}°")));
    }

    public static Draft Order(Draft draft, Correction.OrderPages order, Stamp stamp)
    {
        if (order.Pages.Count != draft.Pages.Count || !order.Pages.ToHashSet().SetEquals(draft.Pages.Select(p => p.Id)))
            throw new UsageException("The new order does not name each page of the document once.", "Name every page of the document, each once.");
        if (order.Pages.SequenceEqual(draft.Pages.Select(p => p.Id)))
            return draft;
        var before = Names(draft.Pages);
        var ordered = draft.WithPages([.. order.Pages.Select(draft.Page)]);
        return ordered.Noted(
            stamp.Entry(CorrectionActions.Order, "pages", before, Names(ordered.Pages)),
            stamp.Step("Änderung der Seitenfolge", new StepDetail("Abbilder", Names(ordered.Pages))));
    }

    public static Draft MarkBlank(Draft draft, Correction.MarkBlank blank, Stamp stamp)
    {
        var page = draft.Page(blank.Page);
        var before = Names(draft.Pages);
        var without = draft.WithPages([.. draft.Pages.Where(p => p.Id != page.Id)]);
        return (without.With(without.Now.Revision with { Removed = [.. without.Now.Revision.Removed, page] })).Noted(
            stamp.Entry(CorrectionActions.MarkBlank, "pages", before, Names(without.Pages)),
            Removal(page.Id, stamp));
    }

    public static Draft MarkNotBlank(Draft draft, Correction.MarkNotBlank blank, Stamp stamp)
    {
        if (draft.Now.Revision.Removed.FirstOrDefault(p => p.Id == blank.Page) is { } removed)
            return PutBack(draft, removed, stamp);
        var page = draft.Page(blank.Page);
        if (!page.Flags.HasFlag(PageFlags.BlankSuspect))
            return draft;
        return draft.WithPage(page with { Flags = page.Flags & ~PageFlags.BlankSuspect }).Noted(
            stamp.Entry(CorrectionActions.MarkNotBlank, $"blank-suspect of {page.Id}", "true", "false"),
            stamp.Step("Prüfung einer Leerseitenvermutung", new StepDetail("Abbild", page.Id.ToString())));
    }

    public static ProcessStep Removal(PageId page, Stamp stamp) => stamp.Step("Entnahme einer Leerseite", new StepDetail("Abbild", page.ToString()));

    public static string Names(IEnumerable<RecordedPage> pages) => string.Join(", ", pages.Select(p => p.Id));

    /// <summary>A page that carries its own text belongs to a file that is stored as it came: neither its picture nor its words are ours.</summary>
    public static RecordedPage Recognised(RecordedPage page, string what) => page.BornDigital
        ? throw new UsageException($"Page {page.Id} was delivered with its own text and is stored unchanged: it cannot be {what}.", "Correct the fields of the document instead.")
        : page;

    /// <summary>Behind the last page of its stack that comes before it, where it was before.</summary>
    private static Draft PutBack(Draft draft, RecordedPage page, Stamp stamp)
    {
        var before = Names(draft.Pages);
        var at = draft.Pages.ToList().FindLastIndex(p => p.Id.Stack == page.Id.Stack && p.Id.Number < page.Id.Number) + 1;
        var put = page with { Flags = page.Flags & ~PageFlags.BlankSuspect };
        var whole = draft.WithPages([.. draft.Pages.Take(at), put, .. draft.Pages.Skip(at)]);
        return (whole.With(whole.Now.Revision with { Removed = [.. whole.Now.Revision.Removed.Where(p => p.Id != page.Id)] })).Noted(
            stamp.Entry(CorrectionActions.MarkNotBlank, "pages", before, Names(whole.Pages)),
            stamp.Step("Rückführung eines Abbilds", new StepDetail("Abbild", page.Id.ToString())));
    }

    private static string Degrees(Turn turn) => ((int)turn).ToString(CultureInfo.InvariantCulture);
}
