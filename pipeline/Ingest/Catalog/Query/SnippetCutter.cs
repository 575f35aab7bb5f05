namespace Ingest.Catalog.Query;

/// <summary>Cuts the words around the best place of a page: where most different terms stand close together.</summary>
internal static class SnippetCutter
{
    /// <summary>Characters of page text in a snippet, and those before its first marked word.</summary>
    private const int Longest = 160;
    private const int Before = 50;

    public static Snippet Cut(string text, PageMatches matches)
    {
        var places = matches.All.SelectMany(m => m.RestEnd > 0 ? [(m.Group, m.Start, m.End), (m.Group, Start: m.RestStart, End: m.RestEnd)] : (IEnumerable<(int Group, int Start, int End)>)[(m.Group, m.Start, m.End)])
            .OrderBy(p => p.Start).ToList();
        if (places.Count == 0)
            return Snippet.None;
        var best = places.Select((p, i) => (First: p, Score: places.Skip(i).TakeWhile(o => o.End <= p.Start + Longest - Before).Select(o => o.Group).Distinct().Count())).MaxBy(p => p.Score).First;
        var from = best.Start <= Before ? 0 : WordBoundary(text, best.Start - Before, best.Start);
        var to = Math.Min(text.Length, from + Longest);
        while (to < text.Length && to < from + Longest + 20 && !char.IsWhiteSpace(text[to]))
            to++;
        var parts = new List<SnippetPart>();
        var at = from;
        Plain(from > 0 ? Snippet.Ellipsis : "");
        foreach (var (_, start, end) in places)
        {
            if (start < at || end > to)
                continue;
            Plain(text[at..start]);
            parts.Add(new(text[start..end], true));
            at = end;
        }

        Plain(text[at..to].TrimEnd() + (to < text.TrimEnd().Length ? Snippet.Ellipsis : ""));
        return new(parts);

        void Plain(string piece)
        {
            var line = piece.ReplaceLineEndings(" ");
            if (line.Length == 0)
                return;
            if (parts is [.., { Marked: false } last])
                parts[^1] = new(last.Text + line, false);
            else
                parts.Add(new(line, false));
        }
    }

    private static int WordBoundary(string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                return at + 1;
        }

        return to;
    }
}
