using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>A document version with the one the receipt knows: null when the receipt does not know the document yet.</summary>
public sealed record Counted(CommitMarker? Before, CommitMarker After, Digest Sha256);

/// <summary>The receipt of a batch after corrections: computed from the last receipt and the markers alone, so that every page still counts once.</summary>
public static class ReceiptRevision
{
    public static BatchReceipt Of(BatchReceipt last, IReadOnlyList<Counted> changes)
    {
        var stacks = last.Stacks.Select(s => s with
        {
            Account = changes.Aggregate(s.Account, (sum, c) => Without(sum, Share(c.Before, s.Name)) + Share(c.After, s.Name)),
        }).ToList();
        if (stacks.FirstOrDefault(s => !s.Account.Closed) is { } open)
            throw new StoreException(
                $"After the correction the page account of stack {open.Name} would not close.",
                "Run 'ingest verify'; the documents of the batch contradict its receipt.");
        return new(stacks, Documents(last, changes), Others(last, changes));
    }

    /// <summary>What a document accounts for in one stack; what was delivered never changes.</summary>
    private static Account Share(CommitMarker? marker, string stack)
    {
        var pages = marker?.Pages.Count(p => p.Page.Stack == stack) ?? 0;
        var removed = marker?.Removed.Count(p => p.Page.Stack == stack) ?? 0;
        return new(0, pages, marker?.Status == DocumentStatus.Provisional ? pages : 0, 0, removed, 0, 0);
    }

    private static Account Without(Account sum, Account share) => sum + new Account(
        -share.Delivered, -share.InDocuments, -share.InReview, -share.Separators, -share.Blanks, -share.Superseded, -share.Quarantined);

    private static List<ReceiptDocument> Documents(BatchReceipt last, IReadOnlyList<Counted> changes)
    {
        var documents = last.Documents.ToList();
        foreach (var change in changes)
        {
            var row = Row(change);
            var at = documents.FindIndex(d => d.Id == row.Id && !d.AlreadyStored);
            if (at >= 0)
            {
                documents[at] = row;
                continue;
            }
            // a part stands behind its origin and the parts before it
            var origin = documents.FindLastIndex(d => change.After.DerivedFrom.Any(o => o.Id == d.Id) || changes.Any(c => c.After.Id == d.Id && SameOrigin(c.After, change.After)));
            documents.Insert(origin < 0 ? documents.Count : origin + 1, row);
        }
        return documents;
    }

    private static bool SameOrigin(CommitMarker one, CommitMarker other) => one.DerivedFrom.Intersect(other.DerivedFrom).Any();

    private static ReceiptDocument Row(Counted change) => new(
        change.After.Id, change.After.Version, change.After.Status, change.After.Stack, change.After.Pages.Count, change.Sha256, change.After.Objects[ObjectRole.Pdf].Sha256);

    private static List<ReceiptPage> Others(BatchReceipt last, IReadOnlyList<Counted> changes)
    {
        var inDocuments = changes.SelectMany(c => c.After.Pages).Select(p => p.Page).ToHashSet();
        var removed = changes.SelectMany(c => c.After.Removed).ToList();
        var known = removed.Select(p => p.Page).ToHashSet();
        return
        [
            .. last.OtherPages.Where(p => !inDocuments.Contains(p.Page) && !known.Contains(p.Page)),
            .. removed.Select(p => new ReceiptPage(p.Page, PageState.Blank, p.Delivered?.Sha256, "")),
        ];
    }
}
