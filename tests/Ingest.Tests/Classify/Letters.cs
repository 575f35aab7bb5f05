using Ingest.Classify.Reading;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Classify;

/// <summary>Pages typed as text, ready for the classifier; form feeds part pages.</summary>
internal sealed class Letters : IPageTexts
{
    private readonly Dictionary<PageId, PageText> texts = [];

    public ValueTask<PageText> LoadAsync(RecordedPage page, CancellationToken cancel) => ValueTask.FromResult(texts[page.Id]);

    public SeparatedDocument Document(string text, string stack = "s")
    {
        var pages = new List<RecordedPage>();
        foreach (var page in PlainPages.Of(text))
        {
            var recorded = SyntheticPages.Page(stack, pages.Count + 1);
            texts[recorded.Id] = page;
            pages.Add(recorded);
        }
        return new(stack, 1, pages) { EndsStack = true };
    }

    public static DocumentText Read(string text) =>
        DocumentText.Of(PlainPages.Of(text).Select((t, i) => PageLines.Of(SyntheticPages.Page("s", i + 1), t)));

    /// <summary>The only line of a text, standing this far down its page (0 to 59).</summary>
    public static SeenLine Line(string text, int row = 0) =>
        Read(string.Concat(Enumerable.Repeat("\n", row)) + text).Lines[0];
}
