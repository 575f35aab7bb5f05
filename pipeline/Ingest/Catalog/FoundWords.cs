using Ingest.Catalog.Query;

namespace Ingest.Catalog;

/// <summary>What a search was about: finds it in any text, such as the words of a page with their boxes. One thread at a time.</summary>
public sealed class FoundWords
{
    private readonly PageMatcher matcher;

    internal FoundWords(IReadOnlyList<TermGroup> groups) => matcher = new(groups);

    public static FoundWords None { get; } = new([]);

    /// <summary>Where words stand that the query is about, in the order of the text; a word divided at the end of a line is two places. Ends are exclusive.</summary>
    public IReadOnlyList<(int Start, int End)> In(string text) =>
    [
        .. matcher.Find(text).All
            .SelectMany(m => m.RestEnd > 0 ? [(m.Start, m.End), (m.RestStart, m.RestEnd)] : (IEnumerable<(int, int)>)[(m.Start, m.End)])
            .Distinct().Order(),
    ];
}
