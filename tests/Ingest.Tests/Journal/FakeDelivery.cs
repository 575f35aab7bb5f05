using System.Text;
using Ingest.Model;

namespace Ingest.Tests.Journals;

/// <summary>One delivered page of a test; two pages with the same content have the same image.</summary>
internal sealed record FakePage(string Content)
{
    public bool Separator { get; init; }
    public bool Blank { get; init; }
    public bool Broken { get; init; }
    public bool PagesUnknown { get; init; }

    public static FakePage Sheet { get; } = new("sheet") { Separator = true };
    public static FakePage Empty { get; } = new("empty") { Blank = true };
}

/// <summary>A delivery made of texts: every stack is one file.</summary>
internal sealed record FakeDelivery(IReadOnlyList<(string Name, FakePage[] Pages)> Stacks)
{
    /// <summary>Every way a page can end, a document with a gap and a document that comes twice.</summary>
    public static FakeDelivery Mixed { get; } = new(
    [
        ("a/letters.tif",
        [
            new("letter 1"), new("letter 2"), FakePage.Sheet, new("form 1"), new("form 2") { Broken = true }, new("form 3"),
            FakePage.Sheet, FakePage.Empty, FakePage.Sheet, new("note ?"),
        ]),
        ("b/again.tif", [new("letter 1"), new("letter 2"), FakePage.Sheet, new("other")]),
        ("c/torn.pdf", [new("") { Broken = true, PagesUnknown = true }]),
    ]);

    public BatchManifest Manifest { get; } = new([.. Stacks.Select(s => new Stack(s.Name, [FileOf(s.Name, s.Pages)]))], ["README.md", "Thumbs.db"]);

    public IEnumerable<ScannedPage> Scan()
    {
        foreach (var (name, pages) in Stacks)
        {
            for (var i = 0; i < pages.Length; i++)
                yield return Scan(new(name, i + 1), pages[i], FileOf(name, pages)) with { EndsStack = i == pages.Length - 1 };
        }
    }

    public FakePage this[PageId id] => Stacks.Single(s => s.Name == id.Stack).Pages[id.Number - 1];

    public static PageText TextOf(string content) => content.Length == 0 ? PageText.Empty : new(
    [
        new(new(10, 10, 300, 40), [new(new(10, 10, 300, 40), new(10, 38, 300, 38.5),
            [.. content.Split(' ').Select((w, i) => new Word(w, new(10 + 50 * i, 10, 55 + 50 * i, 40), 0.9))])]),
    ]);

    private static ScannedPage Scan(PageId id, FakePage page, SourceFile file)
    {
        if (page.Broken)
            return new(id, file)
            {
                PagesUnknown = page.PagesUnknown,
                Fault = page.PagesUnknown
                    ? new(IssueCodes.FileUnreadable, file.Name, "The file is torn.")
                    : new(IssueCodes.PageUndecodable, id.ToString(), "The strip ends early."),
            };
        var bytes = Encoding.UTF8.GetBytes(page.Content);
        return new(id, file)
        {
            Bytes = bytes,
            Image = new(new(Digest.Of(bytes), ImageCoding.Tiff), 2480, 3508, 300, 300) { BitsPerPixel = 1 },
            Issues = page.Content == "other" ? [new(IssueCodes.ResolutionMissing, file.Name, "300 dpi assumed.")] : [],
        };
    }

    private static SourceFile FileOf(string name, FakePage[] pages)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('|', pages.Select(p => p.Content)));
        return new(name, "/delivery/" + name, bytes.Length, Digest.Of(bytes));
    }
}
