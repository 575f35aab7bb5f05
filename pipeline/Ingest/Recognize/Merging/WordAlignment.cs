using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>
/// Which words of several readings of a line stand in the same place. Recognisers divide words differently: one word of one reading may be several of another.
/// </summary>
internal static class WordAlignment
{
    private const double LeastShared = 0.5;

    /// <summary>The words of all readings in groups from left to right; every word is in one group. A group holds, for each reading, the words it has there, or none.</summary>
    public static List<IReadOnlyList<Word>[]> Groups(IReadOnlyList<IReadOnlyList<Word>> readings)
    {
        var groups = new List<IReadOnlyList<Word>[]>();
        var next = new int[readings.Count];
        while (Leftmost(readings, next) is var first and >= 0)
        {
            var group = readings.Select(_ => new List<Word>()).ToArray();
            Take(first);
            for (var i = 0; i < readings.Count;)
            {
                if (next[i] < readings[i].Count && Touches(readings[i][next[i]], group, i))
                {
                    Take(i);
                    i = 0;
                }
                else
                {
                    i++;
                }
            }
            groups.Add([.. group]);

            void Take(int reading) => group[reading].Add(readings[reading][next[reading]++]);
        }
        return groups;
    }

    private static int Leftmost(IReadOnlyList<IReadOnlyList<Word>> readings, int[] next)
    {
        var best = -1;
        for (var i = 0; i < readings.Count; i++)
        {
            if (next[i] < readings[i].Count && (best < 0 || readings[i][next[i]].Box.Left < readings[best][next[best]].Box.Left))
                best = i;
        }
        return best;
    }

    private static bool Touches(Word word, List<Word>[] group, int own)
    {
        for (var i = 0; i < group.Length; i++)
        {
            if (i != own && group[i].Any(other => Shared(word.Box, other.Box) > LeastShared * Math.Min(word.Box.Width, other.Box.Width)))
                return true;
        }
        return false;
    }

    private static int Shared(Box a, Box b) => Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
}
