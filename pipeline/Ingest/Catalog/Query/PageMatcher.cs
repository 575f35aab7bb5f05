using Ingest.Catalog.Words;

namespace Ingest.Catalog.Query;

/// <summary>Finds in the text of a page what a query is about: for the order of hits, for snippets and for boxes on the picture. One thread at a time.</summary>
internal sealed class PageMatcher
{
    private readonly IReadOnlyList<TermGroup> groups;
    private readonly Dictionary<string, List<FormOf>> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FormOf>>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<int> open = [];
    private readonly ILookup<string, PhraseOf> phrases;
    private readonly char[] buffer = new char[WordCutter.LongestWord];

    public PageMatcher(IReadOnlyList<TermGroup> groups)
    {
        this.groups = groups;
        lookup = forms.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var form in groups[i].Forms)
            {
                if (!forms.TryGetValue(form.Word, out var list))
                    forms[form.Word] = list = [];
                list.Add(new(i, form.Weight));
            }

            if (groups[i].Term is { Prefix: true } or { Suffix: true })
                open.Add(i);
        }

        phrases = groups.SelectMany((g, i) => g.Phrases.Select(p => new PhraseOf(i, p.Words, p.Weight))).ToLookup(p => p.Words[^1], StringComparer.Ordinal);
    }

    public int Groups => groups.Count;

    /// <summary>In the order of the text.</summary>
    public PageMatches Find(string text)
    {
        var found = new List<PageMatch>();
        var before = phrases.Count == 0 ? null : new List<PageMatch>();
        var count = 0;
        var (waiting, waitingFor) = ("", default(Place));
        var cutter = new WordCutter(text, buffer);
        for (; cutter.Next(); count++)
        {
            var word = cutter.Word;
            var place = new Place(cutter.Start, cutter.End, cutter.RestStart, cutter.RestEnd);
            Take(word, place, text, found);
            if (cutter.IsDivided)
            {
                Take(word[..cutter.DividedAt], place with { RestStart = 0, RestEnd = 0 }, text, found);
                Take(word[cutter.DividedAt..], place with { Start = place.RestStart, End = place.RestEnd, RestStart = 0, RestEnd = 0 }, text, found);
            }

            if (waiting.Length > 0)
                Take(string.Concat(waiting, word), waitingFor with { RestStart = cutter.Start, RestEnd = cutter.IsDivided ? cutter.RestEnd : cutter.End }, text, found);
            (waiting, waitingFor) = cutter.MayGoOn ? (word.ToString(), place) : ("", default);
            before?.Add(new(0, 0, place) { Word = word.ToString() });
            if (before is not null)
                TakePhrases(before, found);
        }

        return new(found, count);
    }

    private void Take(ReadOnlySpan<char> word, Place place, string text, List<PageMatch> found)
    {
        if (lookup.TryGetValue(word, out var list))
        {
            foreach (var (group, weight) in list)
                found.Add(new(group, weight == TermGroup.Folded && IsAsTyped(group, place, text) ? TermGroup.AsTyped : weight, place) { IsListed = true });
            return;
        }

        foreach (var group in open)
        {
            var term = groups[group].Term;
            if (term.Prefix && word.StartsWith(term.Words[0]) || term.Suffix && word.EndsWith(term.Words[0]))
                found.Add(new(group, TermGroup.LongerForm, place));
        }
    }

    private bool IsAsTyped(int group, Place place, string text) =>
        place.RestEnd == 0 && text.AsSpan(place.Start, place.End - place.Start).Equals(groups[group].Term.Typed, StringComparison.OrdinalIgnoreCase);

    private void TakePhrases(List<PageMatch> words, List<PageMatch> found)
    {
        foreach (var (group, phrase, weight) in phrases[words[^1].Word])
        {
            var first = words.Count - phrase.Count;
            if (first < 0 || !StandsAt(first, phrase, words))
                continue;
            for (var i = first; i < words.Count; i++)
                found.Add(words[i] with { Group = group, Weight = i == first ? weight : 0, IsListed = true });
        }
    }

    private static bool StandsAt(int first, IReadOnlyList<string> phrase, List<PageMatch> words)
    {
        for (var i = 0; i < phrase.Count; i++)
        {
            if (words[first + i].Word != phrase[i])
                return false;
        }

        return true;
    }

    // classes, as all that stands in lists here: code for lists of values is compiled anew by each process
    private sealed record FormOf(int Group, double Weight);

    private sealed record PhraseOf(int Group, IReadOnlyList<string> Words, double Weight);
}

/// <summary>A word of a page that a query is about.</summary>
internal sealed record PageMatch(int Group, double Weight, Place Place)
{
    public int Start => Place.Start;
    public int End => Place.End;
    public int RestStart => Place.RestStart;
    public int RestEnd => Place.RestEnd;

    /// <summary>One of the words the group lists; false when only its beginning or end is that of the term.</summary>
    public bool IsListed { get; init; }

    /// <summary>Folded; only kept for phrases.</summary>
    public string Word { get; init; } = "";
}

/// <summary>Where a word stands in a text; of a divided word also its rest.</summary>
internal readonly record struct Place(int Start, int End, int RestStart, int RestEnd);

/// <param name="Words">How many words the page has.</param>
internal sealed record PageMatches(IReadOnlyList<PageMatch> All, int Words);
