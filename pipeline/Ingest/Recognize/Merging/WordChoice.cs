using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>
/// Chooses between two readings of a line, group by group. Confidences of different models are alike enough to be compared: all are the probability of the
/// weakest character; the margin covers what is left.
/// </summary>
internal static class WordChoice
{
    /// <summary>From here on the first reading stands, whatever the second says.</summary>
    public const double Sure = 0.9;
    private const double Margin = 0.1;
    /// <summary>A sign the first model does not know must be read at least this surely.</summary>
    private const double SureSign = 0.6;

    public static List<Word> Merge(IReadOnlyList<Word> first, IReadOnlyList<Word> second, Func<string, bool> prints)
    {
        var words = new List<Word>(first.Count);
        foreach (var (a, b) in WordAlignment.Groups(first, second))
        {
            var (mine, other) = (Slice(first, a), Slice(second, b));
            // What only one model sees is mostly dirt when it is the second that sees it, and faint print when it is the first.
            words.AddRange(mine.Count == 0 || other.Count > 0 && IsBetter(other, mine, prints) ? other : mine);
        }
        return words;
    }

    private static bool IsBetter(List<Word> other, List<Word> mine, Func<string, bool> prints)
    {
        var (text, theirs) = (Text(mine), Text(other));
        if (text == theirs)
            return false;
        var (confidence, otherConfidence) = (Weakest(mine), Weakest(other));
        return confidence < Sure && otherConfidence > confidence + Margin || otherConfidence >= SureSign && !prints(theirs);
    }

    private static double Weakest(List<Word> words) => words.Min(w => w.Confidence);

    private static string Text(List<Word> words) => string.Join(' ', words.Select(w => w.Text));

    private static List<Word> Slice(IReadOnlyList<Word> words, Range range)
    {
        var (from, count) = range.GetOffsetAndLength(words.Count);
        return [.. words.Skip(from).Take(count)];
    }
}
