using Ingest.Model;

namespace Ingest.Review;

/// <summary>Applies corrections of one document in their order.</summary>
/// <param name="knowsClass">Whether there is a class of this code.</param>
/// <param name="words">The words of a page as the document has them now.</param>
public sealed class Corrector(Func<string, bool> knowsClass, Func<RecordedPage, CancellationToken, ValueTask<PageText>> words)
{
    /// <exception cref="UsageException">A correction does not fit the document.</exception>
    public async ValueTask<Draft> ApplyAsync(StoredVersion stored, IEnumerable<Correction> corrections, Stamp stamp, CancellationToken cancel)
    {
        var list = corrections.ToList();
        // the one thing that can be done with a document all of whose pages were found blank
        var draft = list is [Correction.MarkNotBlank back] && stored.Marker.Status == DocumentStatus.Dissolved ? Emptied(stored, back, stamp) : Draft.Of(stored);
        foreach (var correction in list)
            draft = await ApplyAsync(draft, correction, stamp, cancel);
        return draft;
    }

    private async ValueTask<Draft> ApplyAsync(Draft draft, Correction correction, Stamp stamp, CancellationToken cancel) => correction switch
    {
        Correction.SetField set => FieldCorrections.Apply(draft, set, stamp),
        Correction.SetClass { Class: var code } when !knowsClass(code) => throw new UsageException($"There is no class {code}.", "Name a class by its code, such as BESCHEID."),
        Correction.SetClass set => FieldCorrections.Apply(draft, set, stamp),
        Correction.Confirm => StatusCorrections.Confirm(draft, stamp),
        Correction.LiftHold => StatusCorrections.LiftHold(draft, stamp),
        Correction.Release release => StatusCorrections.Release(draft, release, stamp),
        Correction.TurnPage turn => PageCorrections.Turn(draft, turn, stamp),
        Correction.MarkBlank blank => PageCorrections.MarkBlank(draft, blank, stamp),
        Correction.MarkNotBlank blank => PageCorrections.MarkNotBlank(draft, blank, stamp),
        Correction.OrderPages order => PageCorrections.Order(draft, order, stamp),
        Correction.CorrectWord word => WordCorrections.Apply(draft, word, await words(draft.Page(word.Page), cancel), stamp),
        _ => throw new ArgumentOutOfRangeException(nameof(correction)),
    };

    /// <summary>The metadata of a dissolved document are those of its last version with pages: how the last pages went is told by its marker alone.</summary>
    private static Draft Emptied(StoredVersion stored, Correction.MarkNotBlank back, Stamp stamp)
    {
        var blank = stored.Marker.Removed.Select(p => p.Page).ToHashSet();
        if (!blank.Contains(back.Page))
            return Draft.Of(stored);
        var known = stored.Recorded.Document.Pages.Concat(stored.Recorded.Revision.Removed).Where(p => blank.Contains(p.Id)).ToList();
        var last = stored.Marker.Removed.Select(p => p.Page).Except(stored.Recorded.Revision.Removed.Select(p => p.Id)).ToList();
        var acts = stored.Marker.History.Where(h => h.Action == CorrectionActions.MarkBlank).TakeLast(last.Count);
        var steps = last.Zip(acts, (page, act) => PageCorrections.Removal(page, new(act.Actor, act.Time, act.Reason, stamp.System)));
        var draft = Draft.Begun(stored);
        return draft.With(draft.Now.Revision with { Removed = known, Steps = [.. draft.Now.Revision.Steps, .. steps] }).WithPages([]);
    }
}
