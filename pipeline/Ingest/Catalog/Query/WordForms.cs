using Ingest.Catalog.Words;

namespace Ingest.Catalog.Query;

/// <summary>The words of the vocabulary that a term of a query stands for, by beginning and end.</summary>
internal static class WordForms
{
    /// <summary>
    /// Forms that are looked up by themselves: an index over one word is read from its newest page, one over all beginnings has to be put together
    /// first. Those beyond it follow afterwards.
    /// </summary>
    public const int Most = 400;

    private const int Scanned = 50_000;
    private const int LongestWord = 40;

    /// <summary>The most frequent words that begin so, without the word itself, and whether these are all.</summary>
    public static (IReadOnlyList<string> Words, bool AreAll) Beginning(IIndexReader index, string prefix, char mark = '\0')
    {
        var from = mark == '\0' ? prefix : mark + prefix;
        var found = index.Words(from, After(from), Scanned, atLeast: 0).Where(w => w.Word.Length > from.Length).ToList();
        var all = found.Count <= Most;
        return (Texts(Keep(found)), all);
    }

    /// <summary>The most frequent words that end so. There may be 100,000: of the longer ones only those are fetched that are no rarer than the best so far.</summary>
    public static IReadOnlyList<string> Ending(IIndexReader index, string suffix)
    {
        var turned = Reversed(suffix);
        List<ListedWord> best = [];
        for (var length = suffix.Length + 1; length <= LongestWord; length++)
        {
            var from = Backwards(length) + turned;
            foreach (var word in index.Words(from, After(from), Scanned / 10, best.Count < Most ? 0 : best[Most - 1].Count))
                best.Add(new(Reversed(word.Word[2..]), word.Count));
            Keep(best);
        }

        return Texts(best);
    }

    public static string Backwards(int length) => new([IndexMarks.Backwards, (char)(IndexMarks.Backwards + length)]);

    public static string Reversed(string word)
    {
        var letters = word.ToCharArray();
        Array.Reverse(letters);
        return new(letters);
    }

    /// <summary>The first text behind all that begin with this one.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    private static List<string> Texts(List<ListedWord> words) => [.. words.Select(w => w.Word)];

    /// <summary>Takes all but the most frequent out and orders these.</summary>
    private static List<ListedWord> Keep(List<ListedWord> words)
    {
        words.Sort(ByFrequency);
        if (words.Count > Most)
            words.RemoveRange(Most, words.Count - Most);
        return words;
    }

    private static int ByFrequency(ListedWord one, ListedWord other)
    {
        if (one.Count != other.Count)
            return other.Count.CompareTo(one.Count);
        return one.Word.Length != other.Word.Length ? one.Word.Length.CompareTo(other.Word.Length) : string.CompareOrdinal(one.Word, other.Word);
    }
}
