using System.Globalization;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>A person moves the boundaries of documents. A page is always in exactly one document; all documents are of one batch, whose account counts the page.</summary>
public static class DocumentCorrections
{
    /// <param name="firstPages">The pages with which new documents begin.</param>
    /// <returns>The document with what is left to it, then the new ones in page order.</returns>
    public static IReadOnlyList<Draft> Split(StoredVersion stored, IReadOnlyList<PageId> firstPages, Stamp stamp)
    {
        var draft = Draft.Of(stored);
        var starts = firstPages.Select(p => draft.Pages.ToList().IndexOf(draft.Page(p))).Distinct().Order().ToList();
        if (starts is [] or [0, ..])
            throw new UsageException("A split begins a new document with another page than the first.", "Name the pages, from 2 on, with which new documents begin.");
        var parts = starts.Zip(starts.Skip(1).Append(draft.Pages.Count), (from, to) => draft.Pages.Take(to).Skip(from).ToList()).ToList();
        var children = parts.Select((pages, i) => Child(draft, pages, parts.Skip(i + 1), i + 1, stamp)).ToList();
        var rest = draft.Pages.Take(starts[0]).ToList();
        var kept = Own(draft.WithPages(rest), rest, d => !parts.Any(p => Between(d, p)));
        var parent = (kept).Noted(
            stamp.Entry(CorrectionActions.Split, "pages", PageCorrections.Names(draft.Pages), PageCorrections.Names(rest)),
            stamp.Step("Teilung des Dokuments", children.Select(c => new StepDetail("neues Dokument", $"{c.Now.Id}: {PageCorrections.Names(c.Pages)}"))));
        return [parent, .. children];
    }

    /// <returns>The first document with all pages, then the others, dissolved.</returns>
    public static IReadOnlyList<Draft> Join(IReadOnlyList<StoredVersion> stored, Stamp stamp)
    {
        var drafts = OfOneBatch(stored);
        if (drafts.Count < 2)
            throw new UsageException("A document is joined to another one.", "Name the document that is to be joined to it.");
        var first = drafts[0];
        var before = PageCorrections.Names(first.Pages);
        var all = first.WithPages([.. drafts.SelectMany(d => d.Pages)]);
        var classified = all.Now.Classified;
        all = all.With(classified with
        {
            Document = classified.Document with { Gaps = [.. drafts.SelectMany(d => d.Now.Document.Gaps).Distinct()] },
            ClassifiedMark = drafts.Any(d => d.Now.Classified.ClassifiedMark),
            Held = drafts.Any(d => d.Now.Classified.Held),
            HoldLifted = drafts.All(d => d.Now.Classified.HoldLifted || d.Now.Classified.Status != DocumentStatus.Held) && drafts.Any(d => d.Now.Classified.HoldLifted),
        });
        all = Taken(all, drafts.Skip(1)).Noted(
            stamp.Entry(CorrectionActions.Join, "pages", before, PageCorrections.Names(all.Pages)),
            stamp.Step("Zusammenführung von Dokumenten", drafts.Skip(1).Select(d => new StepDetail("aufgenommenes Dokument", $"{d.Now.Id}: {PageCorrections.Names(d.Pages)}"))));
        return [all, .. drafts.Skip(1).Select(d => Emptied(d, first.Now.Id, stamp))];
    }

    /// <param name="before">The page of the receiving document they are put in front of; null: at its end.</param>
    /// <returns>The document that gives, then the one that receives.</returns>
    public static IReadOnlyList<Draft> Move(StoredVersion from, StoredVersion to, IReadOnlyList<PageId> pages, PageId? before, Stamp stamp)
    {
        if (from.Id == to.Id)
            throw new UsageException("The pages are in that document already.", "Name another document, or give the pages a new order.");
        var (giver, taker) = OfOneBatch([from, to]) is [var one, var two] ? (one, two) : throw new InvalidOperationException();
        var moved = pages.Distinct().Select(giver.Page).ToList();
        if (moved.Count == 0)
            throw new UsageException("No page is named.", "Name the pages that are to be moved.");
        var at = before is { } place ? taker.Pages.ToList().IndexOf(taker.Page(place)) : taker.Pages.Count;
        var names = new StepDetail("Abbilder", PageCorrections.Names(moved));
        var rest = giver.Pages.Except(moved).ToList();
        var given = (Own(giver.WithPages(rest), rest, _ => true)).Noted(
            stamp.Entry(CorrectionActions.Move, "pages", PageCorrections.Names(giver.Pages), PageCorrections.Names(rest)),
            stamp.Step("Verschiebung von Abbildern", names, new StepDetail("nach Dokument", taker.Now.Id.ToString())));
        var whole = taker.WithPages([.. taker.Pages.Take(at), .. moved, .. taker.Pages.Skip(at)]);
        var taken = (whole.With(whole.Now.Revision with { Words = [.. whole.Now.Revision.Words, .. giver.Now.Revision.Words.Where(w => moved.Any(p => p.Key == w.PageKey))] })
           ).Noted(
            stamp.Entry(CorrectionActions.Move, "pages", PageCorrections.Names(taker.Pages), PageCorrections.Names(whole.Pages)),
            stamp.Step("Verschiebung von Abbildern", names, new StepDetail("aus Dokument", giver.Now.Id.ToString())));
        return [given, taken];
    }

    private static List<Draft> OfOneBatch(IReadOnlyList<StoredVersion> stored)
    {
        if (stored.DistinctBy(s => s.Id).Count() != stored.Count)
            throw new UsageException("A document is named twice.", "Name each document once.");
        if (stored.Any(s => s.Marker.Batch != stored[0].Marker.Batch))
            throw new UsageException("The documents came with different deliveries: each delivery answers for its own pages.", "Give them one Vorgang instead ('--set vorgang=...').");
        return [.. stored.Select(Draft.Of)];
    }

    /// <summary>A part is a document of its own. It goes to a person, keeps where its origin is filed, and what was found on its own pages.</summary>
    private static Draft Child(Draft parent, List<RecordedPage> pages, IEnumerable<List<RecordedPage>> later, int number, Stamp stamp)
    {
        // the version that is split names the part: splitting it again, after a kill, gives the same document
        var key = Digest.OfParts("split", parent.Base.Sha256.Hex, number.ToString(CultureInfo.InvariantCulture));
        var classified = parent.Now.Classified;
        var part = classified with
        {
            Document = classified.Document with { Pages = pages, Boundary = BoundaryReason.Person, Separator = null, Issues = [] },
            Route = Route.Review,
        };
        var now = new RecordedDocument(
            Identity.DocumentId(key), key, Identity.ContentKey(parent.Batch.Organisation, pages.Select(p => p.Image!.Delivered)), part)
        {
            AsDelivered = parent.Now.AsDelivered,
            Revision = parent.Now.Revision with { Version = 1, History = [], Removed = [], Released = false, DerivedFrom = [new(parent.Base.Id, parent.Base.Marker.Version)] },
        };
        // what a person called the whole is not the name of its part
        now = now with { Classified = part with { Fields = [.. part.Fields.Where(f => f.Page is not null || f.Name is FieldNames.Aktenzeichen or FieldNames.Vorgang)] } };
        return Own(parent with { Now = now, Redraw = true }, pages, gap => Between(gap, pages) && !later.Any(l => Between(gap, l))).Noted(
            stamp.Entry(CorrectionActions.Split, "pages", "", PageCorrections.Names(pages)),
            stamp.Step("Teilung des Dokuments", new StepDetail("entstanden aus", string.Create(CultureInfo.InvariantCulture, $"{parent.Base.Id} Version {parent.Base.Marker.Version}"))));
    }

    /// <summary>Without what was found on pages that are now another document's.</summary>
    private static Draft Own(Draft draft, IReadOnlyList<RecordedPage> pages, Func<PageId, bool> gaps) => draft.With(draft.Now.Classified with
    {
        Document = draft.Now.Document with { Gaps = [.. draft.Now.Document.Gaps.Where(gaps)] },
        Fields = [.. draft.Now.Classified.Fields.Where(f => f.Page is null || pages.Any(p => p.Id == f.Page))],
    });

    private static bool Between(PageId gap, List<RecordedPage> pages) =>
        pages.Any(p => p.Id.Stack == gap.Stack && p.Id.Number < gap.Number);

    private static Draft Taken(Draft whole, IEnumerable<Draft> others) => (whole.With(whole.Now.Revision with
    {
        DerivedFrom = [.. whole.Now.Revision.DerivedFrom, .. others.Select(d => new DocumentVersion(d.Base.Id, d.Base.Marker.Version))],
        Removed = [.. whole.Now.Revision.Removed, .. others.SelectMany(d => d.Now.Revision.Removed)],
        Words = [.. whole.Now.Revision.Words, .. others.SelectMany(d => d.Now.Revision.Words)],
    }));

    private static Draft Emptied(Draft draft, Guid into, Stamp stamp)
    {
        var empty = draft.WithPages([]);
        return (empty.With(empty.Now.Revision with { Removed = [] })).Noted(
            stamp.Entry(CorrectionActions.Join, "pages", PageCorrections.Names(draft.Pages), $"document {into}"));
    }
}
