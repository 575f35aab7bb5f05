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
        var found = index.Words(from, After(from), Scanned).Where(w => w.Word.Length > from.Length).ToList();
        return (MostFrequent(found), found.Count <= Most);
    }

    public static IReadOnlyList<string> Ending(IIndexReader index, string suffix)
    {
        var turned = Reversed(suffix);
        var found = new List<(string Word, long Count)>();
        for (var length = suffix.Length + 1; length <= LongestWord; length++)
        {
            var from = Backwards(length) + turned;
            found.AddRange(index.Words(from, After(from), Scanned / 10).Select(w => (Reversed(w.Word[2..]), w.Count)));
        }

        return MostFrequent(found);
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

    private static List<string> MostFrequent(List<(string Word, long Count)> words) =>
        [.. words.OrderByDescending(w => w.Count).ThenBy(w => w.Word.Length).ThenBy(w => w.Word, StringComparer.Ordinal).Take(Most).Select(w => w.Word)];
}
