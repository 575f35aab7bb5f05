using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>
/// Which words of two readings of a line stand in the same place. Recognisers divide words differently: one word of one reading may be several of the other.
/// </summary>
internal static class WordAlignment
{
    private const double LeastShared = 0.5;

    /// <summary>The words of both readings in groups from left to right; every word is in one group, a group of one reading only has an empty other side.</summary>
    public static List<(Range First, Range Second)> Groups(IReadOnlyList<Word> first, IReadOnlyList<Word> second)
    {
        var groups = new List<(Range, Range)>();
        var (i, j) = (0, 0);
        while (i < first.Count || j < second.Count)
        {
            var (a, b) = (i, j);
            if (j == second.Count || i < first.Count && first[i].Box.Left <= second[j].Box.Left)
                i++;
            else
                j++;
            while (true)
            {
                if (i < first.Count && Touches(first[i], second, b, j))
                    i++;
                else if (j < second.Count && Touches(second[j], first, a, i))
                    j++;
                else
                    break;
            }
            groups.Add((a..i, b..j));
        }
        return groups;
    }

    private static bool Touches(Word word, IReadOnlyList<Word> others, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var shared = Math.Min(word.Box.Right, others[i].Box.Right) - Math.Max(word.Box.Left, others[i].Box.Left);
            if (shared > LeastShared * Math.Min(word.Box.Width, others[i].Box.Width))
                return true;
        }
        return false;
    }
}
