using System.Runtime.CompilerServices;
using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>
/// Gives each document its identity and journals it with its pages. Passes on what still has to be rendered; what the store holds
/// already ends here. A decision journalled by an earlier run stands: it is passed on as it was, never taken anew.
/// </summary>
public sealed class DocumentRecorder(Journal journal, BatchContext batch, IStoredContents stored) : IStreamStage<ClassifiedDocument, RecordedDocument>
{
    public async IAsyncEnumerable<RecordedDocument> RunAsync(
        IAsyncEnumerable<ClassifiedDocument> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        var ordinal = 0;
        await foreach (var item in items.WithCancellation(cancel))
        {
            var readable = WithoutQuarantined(item);
            if (readable.Document.Pages.Count == 0)
                continue;
            ordinal++;
            if (await RecordAsync(Identified(readable), ordinal, cancel) is { } waiting)
                yield return waiting;
        }
    }

    /// <summary>The document when it waits for its deposit.</summary>
    private async ValueTask<RecordedDocument?> RecordAsync(RecordedDocument document, int ordinal, CancellationToken cancel)
    {
        if (await journal.ReadAsync(rows => DocumentRows.Find(rows, document.Id), cancel) is { } earlier)
            return earlier.State == DocumentState.Recorded ? AsJournalled(document, earlier) : null;
        var same = document.Document.Gaps.Count > 0 ? null : await FindSameContentAsync(document, ordinal, cancel);
        if (same is { } other)
            document = document with { Classified = WithLink(document.Classified, other) };
        await journal.WriteAsync("document", rows =>
        {
            DocumentRows.Insert(rows, batch.Id, ordinal, document, same);
            return 0;
        }, cancel);
        return same is null ? document : null;
    }

    /// <summary>The journal knows other batches; the catalog also knows what a lost state folder has forgotten, this very document included.</summary>
    private async ValueTask<Guid?> FindSameContentAsync(RecordedDocument document, int ordinal, CancellationToken cancel)
    {
        var same = await journal.ReadAsync(rows => DocumentRows.FindSameContent(rows, batch.Id, ordinal, document.ContentKey), cancel);
        if (same is { } there && await stored.IsDeletedAsync(there, cancel))
            same = null;
        same ??= await stored.FindAsync(document.ContentKey, cancel);
        return same == document.Id ? null : same;
    }

    private RecordedDocument Identified(ClassifiedDocument classified)
    {
        var pages = classified.Document.Pages;
        var key = Identity.DocumentKey(pages.Select(p => p.Key));
        return new(Identity.DocumentId(key), key, Identity.ContentKey(batch.Organisation, pages.Select(p => p.Image!.Delivered)), classified);
    }

    private static ClassifiedDocument WithoutQuarantined(ClassifiedDocument item)
    {
        var lost = item.Document.Pages.Where(p => p.Image is null).Select(p => p.Id).ToList();
        return lost.Count == 0 ? item : item with
        {
            Document = item.Document with
            {
                Pages = [.. item.Document.Pages.Where(p => p.Image is not null)],
                Gaps = [.. item.Document.Gaps.Union(lost).OrderBy(p => p.Number)],
            },
        };
    }

    private static ClassifiedDocument WithLink(ClassifiedDocument document, Guid other) => document with
    {
        Issues = [.. document.Issues, new(IssueCodes.AlreadyStored, document.Document.Pages[0].Id.ToString(),
            $"The same images in the same order are document {other}; these pages are linked to it.")],
    };

    /// <summary>What is found in the store may have changed since the decision was taken.</summary>
    private static PageFlags FlagsOf(RecordedPage page, JournalledDocument earlier) =>
        earlier.Classified.Issues.Any(i => i.Code == IssueCodes.DuplicateSuspect)
            ? page.Flags | PageFlags.DuplicateSuspect
            : page.Flags & ~PageFlags.DuplicateSuspect;

    private static RecordedDocument AsJournalled(RecordedDocument document, JournalledDocument earlier) => document with
    {
        Classified = earlier.Classified with
        {
            Document = earlier.Classified.Document with { Pages = [.. document.Document.Pages.Select(p => p with { Flags = FlagsOf(p, earlier) })] },
        },
    };
}
