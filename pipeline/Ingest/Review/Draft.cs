using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>A document while it is corrected: what it was in the store, what it shall be, and what must be made anew for that.</summary>
/// <param name="Base">The version that is corrected; of a part that was split off, its origin.</param>
public sealed record Draft(StoredVersion Base, BatchContext Batch, RecordedDocument Now)
{
    /// <summary>Pages or words changed: PDF, ALTO and text are written again.</summary>
    public bool Redraw { get; init; }

    /// <summary>Nothing was corrected: no version is made.</summary>
    public bool Unchanged => !IsNew && Now.Revision.History.Count == Base.Recorded.Revision.History.Count;

    /// <summary>A document of its own that was not in the store before.</summary>
    public bool IsNew => Now.Id != Base.Id;

    public bool Dissolved => Now.Document.Pages.Count == 0;

    public IReadOnlyList<RecordedPage> Pages => Now.Document.Pages;

    /// <exception cref="UsageException">The document has no pages any more.</exception>
    public static Draft Of(StoredVersion stored) => stored.Marker.Status == DocumentStatus.Dissolved
        ? throw new UsageException($"Document {stored.Id} is dissolved: its pages belong to other documents or are blank.", "'ingest get DOCUMENT --as json' shows its history.")
        : Begun(stored);

    internal static Draft Begun(StoredVersion stored) => new(stored, stored.Batch, stored.Recorded);

    public RecordedPage Page(PageId id) => Pages.FirstOrDefault(p => p.Id == id)
        ?? throw new UsageException($"Document {Now.Id} has no page {id}.", "'ingest get DOCUMENT --as json' lists its pages.");

    public Draft With(ClassifiedDocument classified) => this with { Now = Now with { Classified = classified } };

    public Draft With(Revision revision) => this with { Now = Now with { Revision = revision } };

    /// <summary>The document with other pages; a page out of its document's hands takes the place of none.</summary>
    public Draft WithPages(IReadOnlyList<RecordedPage> pages) =>
        With(Now.Classified with { Document = Now.Document with { Pages = pages } }) with { Redraw = true };

    public Draft WithPage(RecordedPage changed) => WithPages([.. Pages.Select(p => p.Id == changed.Id ? changed : p)]);

    public Draft Noted(HistoryEntry entry, params IEnumerable<ProcessStep> steps) => With(Now.Revision with
    {
        History = [.. Now.Revision.History, entry],
        Steps = [.. Now.Revision.Steps, .. steps],
    });

    /// <summary>Ready to be rendered as the next version; what a person released is no longer that when its pages or words changed.</summary>
    public Draft Finished(Stamp stamp)
    {
        var revision = Now.Revision with
        {
            Version = IsNew ? 1 : Base.Marker.Version + 1,
            Made = stamp.Time,
            Released = Now.Revision.Released && (!Redraw || Now.Revision.History[^1].Action == CorrectionActions.Release),
            Words = [.. Now.Revision.Words.Where(w => Pages.Concat(Now.Revision.Removed).Any(p => p.Key == w.PageKey))],
        };
        if (Redraw && !Dissolved)
            revision = revision with { Steps = [.. revision.Steps, stamp.MachineStep(ProcessStep.Rendering)] };
        var issues = Redraw ? Now.Classified.Issues.Where(i => i.Code is not (IssueCodes.ImageConverted or IssueCodes.PageUndecodable)) : Now.Classified.Issues;
        return With(revision).With(Now.Classified with { Issues = [.. issues] });
    }

    /// <summary>The marker of a document without pages: its files stay named as what it was.</summary>
    public CommitMarker DissolvedMarker() => Base.Marker with
    {
        Version = Now.Revision.Version,
        Status = DocumentStatus.Dissolved,
        Pages = [],
        Gaps = [],
        History = Now.Revision.History,
        DerivedFrom = Now.Revision.DerivedFrom,
        Removed = [.. Now.Revision.Removed.Select(MarkerPage.Of)],
        Released = false,
    };
}
