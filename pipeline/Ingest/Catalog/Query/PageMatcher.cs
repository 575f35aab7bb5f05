using Ingest.Catalog.Words;

namespace Ingest.Catalog.Query;

/// <summary>Finds in the text of a page what a query is about: for the order of hits, for snippets and for boxes on the picture. One thread at a time.</summary>
internal sealed class PageMatcher
{
    private readonly IReadOnlyList<TermGroup> groups;
    private readonly Dictionary<string, List<(int Group, double Weight)>> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Group, double Weight)>>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<int> open = [];
    private readonly ILookup<string, (int Group, IReadOnlyList<string> Words, double Weight)> phrases;
    private readonly char[] buffer = new char[WordCutter.LongestWord];

    public PageMatcher(IReadOnlyList<TermGroup> groups)
    {
        this.groups = groups;
        lookup = forms.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var (word, weight) in groups[i].Forms)
            {
                if (!forms.TryGetValue(word, out var list))
                    forms[word] = list = [];
                list.Add((i, weight));
            }

            if (groups[i].Term is { Prefix: true } or { Suffix: true })
                open.Add(i);
        }

        phrases = groups.SelectMany((g, i) => g.Phrases.Select(p => (i, p.Words, p.Weight))).ToLookup(p => p.Words[^1], StringComparer.Ordinal);
    }

    public int Groups => groups.Count;

    /// <summary>In the order of the text.</summary>
    public PageMatches Find(string text)
    {
        var found = new List<PageMatch>();
        var before = phrases.Count == 0 ? null : new List<PageMatch>();
        var count = 0;
        var (waiting, waitingFor) = ("", default(PageMatch));
        var cutter = new WordCutter(text, buffer);
        for (; cutter.Next(); count++)
        {
            var word = cutter.Word;
            var place = new PageMatch(0, 0, cutter.Start, cutter.End, cutter.RestStart, cutter.RestEnd);
            Take(word, place, text, found);
            if (cutter.IsDivided)
            {
                Take(word[..cutter.DividedAt], place with { RestStart = 0, RestEnd = 0 }, text, found);
                Take(word[cutter.DividedAt..], place with { Start = place.RestStart, End = place.RestEnd, RestStart = 0, RestEnd = 0 }, text, found);
            }

            if (waiting.Length > 0)
                Take(string.Concat(waiting, word), waitingFor with { RestStart = cutter.Start, RestEnd = cutter.IsDivided ? cutter.RestEnd : cutter.End }, text, found);
            (waiting, waitingFor) = cutter.MayGoOn ? (word.ToString(), place) : ("", default);
            before?.Add(place with { Word = word.ToString() });
            if (before is not null)
                TakePhrases(before, found);
        }

        return new(found, count);
    }

    private void Take(ReadOnlySpan<char> word, PageMatch place, string text, List<PageMatch> found)
    {
        if (lookup.TryGetValue(word, out var list))
        {
            foreach (var (group, weight) in list)
                found.Add(place with { Group = group, Weight = weight == TermGroup.Folded && IsAsTyped(group, place, text) ? TermGroup.AsTyped : weight, IsListed = true });
            return;
        }

        foreach (var group in open)
        {
            var term = groups[group].Term;
            if (term.Prefix && word.StartsWith(term.Words[0]) || term.Suffix && word.EndsWith(term.Words[0]))
                found.Add(place with { Group = group, Weight = TermGroup.LongerForm });
        }
    }

    private bool IsAsTyped(int group, PageMatch place, string text) =>
        place.RestEnd == 0 && text.AsSpan(place.Start, place.End - place.Start).Equals(groups[group].Term.Typed, StringComparison.OrdinalIgnoreCase);

    private void TakePhrases(List<PageMatch> words, List<PageMatch> found)
    {
        foreach (var (group, phrase, weight) in phrases[words[^1].Word])
        {
            var first = words.Count - phrase.Count;
            if (first < 0 || !phrase.Select((w, i) => words[first + i].Word == w).All(same => same))
                continue;
            for (var i = first; i < words.Count; i++)
                found.Add(words[i] with { Group = group, Weight = i == first ? weight : 0, IsListed = true });
        }
    }
}

/// <summary>A word of a page that a query is about: places in its text, of a divided word also those of its rest.</summary>
internal readonly record struct PageMatch(int Group, double Weight, int Start, int End, int RestStart, int RestEnd)
{
    /// <summary>One of the words the group lists; false when only its beginning or end is that of the term.</summary>
    public bool IsListed { get; init; }

    /// <summary>Folded; only kept for phrases.</summary>
    public string Word { get; init; } = "";
}

/// <param name="Words">How many words the page has.</param>
internal sealed record PageMatches(IReadOnlyList<PageMatch> All, int Words);
