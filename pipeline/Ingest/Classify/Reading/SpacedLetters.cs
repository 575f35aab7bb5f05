using Ingest.Model;

namespace Ingest.Classify.Reading;

/// <summary>Joins emphasis by spacing ("B e s c h e i d") to words again; a gap clearly wider than the others parts two of them.</summary>
public static class SpacedLetters
{
    private const int Shortest = 4;
    private const double WordGap = 1.8;

    public static IReadOnlyList<Word> Join(IReadOnlyList<Word> words)
    {
        var joined = new List<Word>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var end = i;
            while (end < words.Count && IsLetter(words, i, end))
                end++;
            if (end - i >= Shortest)
            {
                // a sign that closes the word stands alone too: "B e t r e f f :"
                if (end < words.Count && words[end].Text is ":" or "." or ",")
                    end++;
                JoinRun(words, i, end, joined);
                i = end;
            }
            else
            {
                joined.Add(words[i++]);
            }
        }
        return joined;
    }

    private static bool IsLetter(IReadOnlyList<Word> words, int first, int at)
    {
        var text = words[at].Text;
        return text.Length > 0 && char.IsLetter(text[0]) && (text.Length == 1 || (text.Length == 2 && at > first && text[1] is ':' or '.' or ','));
    }

    private static void JoinRun(IReadOnlyList<Word> words, int start, int end, List<Word> joined)
    {
        var gaps = Enumerable.Range(start + 1, end - start - 1).Select(i => words[i].Box.Left - words[i - 1].Box.Right).Order().ToList();
        var wide = Math.Max(1, gaps[gaps.Count / 2]) * WordGap;
        var from = start;
        for (var i = start + 1; i <= end; i++)
        {
            if (i < end && words[i].Box.Left - words[i - 1].Box.Right <= wide)
                continue;
            var run = words.Skip(from).Take(i - from).ToList();
            joined.Add(new(string.Concat(run.Select(w => w.Text)), run.Select(w => w.Box).Aggregate((a, b) => a.Union(b)), run.Average(w => w.Confidence)));
            from = i;
        }
    }
}
