using Ingest.Model;

namespace Ingest.Render.Text;

/// <summary>
/// The words of stored documents, from their ALTO files, for the renderer: a page's words lie compressed until it is drawn. Corrected words
/// are laid over them when they are loaded, whatever machine read what is below.
/// </summary>
/// <param name="corrected">Of all documents whose pages are drawn.</param>
public sealed class AltoTexts(IReadOnlyList<CorrectedWord> corrected) : IPageTexts
{
    private readonly Dictionary<PageId, byte[]> pages = [];
    private readonly Dictionary<PageId, HashSet<Box>> personal = [];
    private readonly ILookup<Digest, CorrectedWord> corrections = corrected.ToLookup(c => c.PageKey);

    public bool Has(PageId page) => pages.ContainsKey(page);

    /// <param name="of">The pages of the file in their order.</param>
    /// <param name="wanted">Only these are kept, and only when no newer file has given them.</param>
    /// <exception cref="FormatException">The file has other pages, or is no ALTO.</exception>
    public void Add(Stream alto, IEnumerable<PageId> of, IReadOnlySet<PageId> wanted)
    {
        using var reader = new AltoReader(alto);
        foreach (var page in of)
        {
            var text = reader.Next() ?? throw new FormatException("It has fewer pages than its document.");
            if (wanted.Contains(page) && !Has(page))
                Put(page, text);
        }
    }

    /// <summary>What a machine has read anew on a page goes before what stood in the file.</summary>
    /// <param name="delivered">In pixels of the delivered image.</param>
    public void Put(PageId page, PageText delivered)
    {
        pages[page] = PageTextCodec.Encode(delivered);
        personal[page] = [.. delivered.Words.Where(w => w.Corrected).Select(w => w.Box)];
    }

    public ValueTask<PageText> LoadAsync(RecordedPage page, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!pages.TryGetValue(page.Id, out var stored))
            return new(PageText.Empty);
        var frame = PageFrame.Of(page.Id, page.Image, page.Turn);
        var text = frame.ToUpright(PageTextCodec.Decode(stored), personal[page.Id]);
        foreach (var word in corrections[page.Key])
            text = WordLayer.Lay(text, frame.ToUpright(word.Box), word.Text);
        return new(text);
    }
}
