using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>
/// Chooses between two readings of a line, group by group. Both confidences are the probability of a word's weakest character, raised for words in a dictionary:
/// alike enough to be compared, and the margin covers what is left.
/// </summary>
internal static class WordChoice
{
    /// <summary>The second reading must be surer than the first by this much.</summary>
    private const double Margin = 0.05;
    /// <summary>What the first reading cannot have, a sign it does not know or a word it does not see, the second must read at least this surely.</summary>
    private const double Sure = 0.7;

    /// <param name="prints">Whether the first recogniser knows all characters of a text.</param>
    public static List<Word> Merge(IReadOnlyList<Word> first, IReadOnlyList<Word> second, Func<string, bool> prints)
    {
        var words = new List<Word>(first.Count);
        foreach (var (a, b) in WordAlignment.Groups(first, second))
        {
            var (mine, other) = (Slice(first, a), Slice(second, b));
            words.AddRange(IsBetter(other, mine, prints) ? other : mine);
        }
        return words;
    }

    private static bool IsBetter(List<Word> other, List<Word> mine, Func<string, bool> prints)
    {
        if (other.Count == 0 || Text(mine) == Text(other))
            return false;
        var sureness = Weakest(other);
        return mine.Count == 0 ? sureness >= Sure : sureness > Weakest(mine) + Margin || sureness >= Sure && !prints(Text(other).Replace(" ", "", StringComparison.Ordinal));
    }

    private static double Weakest(List<Word> words) => words.Min(w => w.Confidence);

    private static string Text(List<Word> words) => string.Join(' ', words.Select(w => w.Text));

    private static List<Word> Slice(IReadOnlyList<Word> words, Range range)
    {
        var (from, count) = range.GetOffsetAndLength(words.Count);
        return [.. words.Skip(from).Take(count)];
    }
}
