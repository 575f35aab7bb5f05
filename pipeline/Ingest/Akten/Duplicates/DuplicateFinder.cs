using System.Runtime.CompilerServices;
using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Akten.Duplicates;

/// <summary>
/// Asks a person about documents whose words are those of another: the same paper scanned again. The other stands in the store or came
/// earlier in the same batch. Nothing is ever left out for it; the very same images are no question, they end as already stored.
/// </summary>
public sealed class DuplicateFinder : IStreamStage<ClassifiedDocument, ClassifiedDocument>
{
    /// <summary>So many of the likeliest are compared word by word.</summary>
    private const int MostCompared = 5;

    private readonly BatchContext batch;
    private readonly IPageTexts texts;
    private readonly IStoredDocuments stored;
    private readonly SketchIndex index;
    private readonly EarlierDocuments earlier = new();

    internal DuplicateFinder(BatchContext batch, IPageTexts texts, IStoredDocuments stored, SketchIndex index) =>
        (this.batch, this.texts, this.stored, this.index) = (batch, texts, stored, index);

    public async IAsyncEnumerable<ClassifiedDocument> RunAsync(
        IAsyncEnumerable<ClassifiedDocument> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var item in items.WithCancellation(cancel))
            yield return await FindAsync(item, cancel) is { } other ? Questioned(item, other) : item;
    }

    private async ValueTask<Guid?> FindAsync(ClassifiedDocument item, CancellationToken cancel)
    {
        var pages = item.Document.Pages.Where(p => p.Image is not null).ToList();
        if (pages.Count == 0)
            return null;
        var words = await WordsAsync(pages, cancel);
        var features = Sketch.Of(words.Words);
        if (features.Count == 0)
            return null;
        var id = Identity.DocumentId(Identity.DocumentKey(pages.Select(p => p.Key)));
        var content = Identity.ContentKey(batch.Organisation, pages.Select(p => p.Image!.Delivered));
        var found = await FindAsync(id, content, words, features, cancel);
        earlier.Add(id, content, pages, words.Pages, features);
        return found;
    }

    private async ValueTask<Guid?> FindAsync(Guid id, Digest content, DocumentWords words, IReadOnlyList<long> features, CancellationToken cancel)
    {
        foreach (var candidate in earlier.Find(features, MostCompared).Where(c => c.Content != content && c.Pages == words.Pages))
        {
            if (SamePaper.Is(words, await WordsAsync(candidate.Images, cancel)))
                return candidate.Id;
        }

        // a document of this batch that an earlier, killed attempt has stored is compared above
        foreach (var candidate in index.Find(batch.Organisation, features, MostCompared)
            .Where(c => c.Id != id && c.ContentKey != content && c.Pages == words.Pages && !earlier.Has(c.Id)))
        {
            if (SamePaper.Is(words, await StoredWordsAsync(candidate.Marker, cancel)))
                return candidate.Id;
        }

        return null;
    }

    private async ValueTask<DocumentWords> WordsAsync(IReadOnlyList<RecordedPage> pages, CancellationToken cancel)
    {
        var words = new DocumentWords();
        foreach (var page in pages)
            words.Add(await texts.LoadAsync(page, cancel));
        return words;
    }

    private async ValueTask<DocumentWords> StoredWordsAsync(string marker, CancellationToken cancel)
    {
        try
        {
            return DocumentWords.Of((await stored.LoadAsync(marker, cancel)).Texts);
        }
        catch (StoreException)
        {
            // an old document that is damaged is for the verifier to name; it must not stop a new delivery
            return new DocumentWords();
        }
    }

    private static ClassifiedDocument Questioned(ClassifiedDocument item, Guid other) => item with
    {
        Route = Route.Review,
        Document = item.Document with { Pages = [.. item.Document.Pages.Select(p => p with { Flags = p.Flags | PageFlags.DuplicateSuspect })] },
        Issues = [.. item.Issues, new(IssueCodes.DuplicateSuspect, item.Document.Pages[0].Id.ToString(),
            $"The words are those of document {other}; the same paper may have been scanned twice. Keep both, or take this one out.")],
    };
}
