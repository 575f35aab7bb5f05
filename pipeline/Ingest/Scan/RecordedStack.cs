using Ingest.Model;

namespace Ingest.Scan;

/// <summary>The pages of one stack that an earlier run recorded, ready to be passed on.</summary>
internal sealed class RecordedStack(Stack stack, IReadOnlyList<RecordedPage> pages)
{
    private readonly Dictionary<int, RecordedPage> byNumber = pages.ToDictionary(p => p.Id.Number);

    /// <summary>Nothing is missing between the first page and the one that ended the stack.</summary>
    public bool IsComplete => byNumber.Count > 0 && byNumber.TryGetValue(byNumber.Count, out var last) && last.EndsStack;

    public IEnumerable<ScannedPage> All => After(0);

    public ScannedPage? Of(int number) => byNumber.TryGetValue(number, out var page) ? Pass(page) : null;

    public IEnumerable<ScannedPage> After(int number) =>
        byNumber.Values.Where(p => p.Id.Number > number).OrderBy(p => p.Id.Number).Select(Pass);

    private ScannedPage Pass(RecordedPage page) => new(page.Id, SourceOf(page))
    {
        Recorded = page,
        PagesUnknown = page.PagesUnknown,
        BornDigital = page.BornDigital,
    };

    private SourceFile SourceOf(RecordedPage page) =>
        stack.Files.FirstOrDefault(f => f.Name == page.SourceName) ?? new(page.SourceName, "", 0, page.SourceSha256);
}
