using Ingest.Model;
using Ingest.Separate;
using Ingest.Tests.Support;

namespace Ingest.Tests.Separate;

/// <summary>Cuts a stack written as a word: C content, B blank, S separator, X undecodable, A content with a start code.</summary>
internal sealed class CutTest : IPageLedger
{
    private readonly Dictionary<PageId, PageState> settled = [];

    public IReadOnlyDictionary<PageId, PageState> Settled => settled;

    public IReadOnlyList<SeparatedDocument> Documents { get; private set; } = [];

    /// <summary>Page numbers of each document, for example <c>1 2|4</c>.</summary>
    public string Cut => string.Join('|', Documents.Select(d => string.Join(' ', d.Pages.Select(p => p.Id.Number))));

    public string States => string.Join(' ', settled.OrderBy(s => s.Key.Number).Select(s => $"{s.Key.Number}:{s.Value}"));

    public static Task<CutTest> OfAsync(string pages, string stack = "s") => OfAsync(PagesOf(pages, stack));

    public static async Task<CutTest> OfAsync(IEnumerable<RecordedPage> pages, Func<IPageLedger, DocumentSeparator>? make = null)
    {
        var test = new CutTest();
        var separator = make?.Invoke(test) ?? new DocumentSeparator(new SeparateOptions(), test);
        var documents = new List<SeparatedDocument>();
        await foreach (var document in separator.RunAsync(SyntheticPages.Stream(pages), CancellationToken.None))
            documents.Add(document);
        test.Documents = documents;
        return test;
    }

    public static IReadOnlyList<RecordedPage> PagesOf(string pages, string stack) =>
        [.. pages.Select((kind, i) => (kind switch
        {
            'C' => SyntheticPages.Page(stack, i + 1),
            'B' => SyntheticPages.Blank(stack, i + 1),
            'S' => SyntheticPages.Sheet(stack, i + 1),
            'X' => SyntheticPages.Faulty(stack, i + 1),
            'A' => SyntheticPages.Sheet(stack, i + 1, "ASN00123", mostlyCode: false),
            _ => throw new ArgumentOutOfRangeException(nameof(pages)),
        }) with { EndsStack = i == pages.Length - 1 })];

    public ValueTask SettleAsync(PageId page, PageState state, CancellationToken cancel)
    {
        Assert.True(settled.TryAdd(page, state), $"{page} is settled twice.");
        return ValueTask.CompletedTask;
    }
}
