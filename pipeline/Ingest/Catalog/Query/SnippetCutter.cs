using System.Text;

namespace Ingest.Catalog.Query;

/// <summary>Cuts the words around the best place of a page: where most different terms stand close together.</summary>
internal static class SnippetCutter
{
    /// <summary>Characters of page text in a snippet, and those before its first marked word.</summary>
    private const int Longest = 160;
    private const int Before = 50;

    public static Snippet Cut(string text, PageMatches matches)
    {
        var places = new List<Marked>();
        foreach (var match in matches.All)
        {
            places.Add(new(match.Group, match.Start, match.End));
            if (match.RestEnd > 0)
                places.Add(new(match.Group, match.RestStart, match.RestEnd));
        }

        if (places.Count == 0)
            return Snippet.None;
        places.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : one.End.CompareTo(other.End));
        var best = Best(places);
        var from = best <= Before ? 0 : WordBoundary(text, best - Before, best);
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
            var line = OneLine(piece);
            if (line.Length == 0)
                return;
            if (parts is [.., { Marked: false } last])
                parts[^1] = new(last.Text + line, false);
            else
                parts.Add(new(line, false));
        }
    }

    /// <summary>Where the first of most different terms stands.</summary>
    private static int Best(List<Marked> places)
    {
        var (best, most) = (0, 0);
        var near = new List<int>();
        for (var i = 0; i < places.Count; i++)
        {
            near.Clear();
            for (var j = i; j < places.Count && places[j].End <= places[i].Start + Longest - Before; j++)
            {
                if (!near.Contains(places[j].Group))
                    near.Add(places[j].Group);
            }

            if (i == 0 || near.Count > most)
                (best, most) = (places[i].Start, near.Count);
        }

        return best;
    }

    /// <summary>As <see cref="string.ReplaceLineEndings(string)"/> does it, whose search is compiled anew by each process.</summary>
    private static string OneLine(string piece)
    {
        var line = new StringBuilder(piece.Length);
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] == '\r' && i + 1 < piece.Length && piece[i + 1] == '\n')
                continue;
            line.Append(piece[i] is '\r' or '\n' or '\f' or '\u0085' or '\u2028' or '\u2029' ? ' ' : piece[i]);
        }

        return line.ToString();
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

    private sealed record Marked(int Group, int Start, int End);
}
