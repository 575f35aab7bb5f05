namespace Ingest.Catalog.Query;

/// <summary>
/// Words of the vocabulary that recognition or a typing error made of a word. Never the whole vocabulary is looked at: words one step
/// away are written out and looked up, and words further away share one half with it and are found by that, from the front or backwards.
/// </summary>
internal static class SimilarWords
{
    public const int Most = 60;

    /// <summary>Up to here all words one step away are looked up; longer words have halves that are rare enough.</summary>
    private const int LongestWrittenOut = 11;
    private const int ShortestHalved = 8;
    private const int ShortestHalf = 4;
    private const int Scanned = 20_000;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <returns>Nearest first, the word itself left out.</returns>
    public static IReadOnlyList<SimilarWord> Of(IIndexReader index, string word)
    {
        var limit = OcrDistance.LimitOf(word.Length);
        if (limit == 0 || word.Any(c => char.IsSurrogate(c)))
            return word.Any(char.IsAsciiDigit) ? Numbers(word) : [];
        if (word.All(char.IsAsciiDigit))
            return Numbers(word);
        var near = new Dictionary<string, SimilarWord>(StringComparer.Ordinal);
        if (word.Length <= LongestWrittenOut)
            Look(index.Known(OneStepAway(word)));
        if (word.Length >= ShortestHalved)
        {
            var half = Math.Max(ShortestHalf, word.Length / 2);
            Look(index.Words(word[..half], WordForms.After(word[..half]), Scanned, atLeast: 0));
            var end = WordForms.Reversed(word[^half..]);
            for (var length = word.Length - 2; length <= word.Length + 2; length++)
            {
                var from = WordForms.Backwards(length) + end;
                Look(index.Words(from, WordForms.After(from), Scanned / 4, atLeast: 0).Select(w => new ListedWord(WordForms.Reversed(w.Word[2..]), w.Count)));
            }
        }

        List<SimilarWord> nearest = [.. near.Values];
        nearest.Sort(ByDistance);
        return [.. nearest.Take(Most)];

        void Look(IEnumerable<ListedWord> words)
        {
            foreach (var (candidate, count) in words)
            {
                if (Math.Abs(candidate.Length - word.Length) <= 3 && candidate != word && OcrDistance.Between(word, candidate, limit) is var distance && distance <= limit)
                    near[candidate] = new(candidate, distance, count);
            }
        }
    }

    private static int ByDistance(SimilarWord one, SimilarWord other)
    {
        if (one.Distance != other.Distance)
            return one.Distance.CompareTo(other.Distance);
        return one.Count != other.Count ? other.Count.CompareTo(one.Count) : string.CompareOrdinal(one.Word, other.Word);
    }

    private static HashSet<string> OneStepAway(string word)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i <= word.Length; i++)
        {
            foreach (var letter in Letters)
            {
                all.Add(word.Insert(i, letter.ToString()));
                if (i < word.Length)
                    all.Add(word[..i] + letter + word[(i + 1)..]);
            }

            if (i < word.Length)
                all.Add(word.Remove(i, 1));
            if (i + 1 < word.Length)
                all.Add(word[..i] + word[i + 1] + word[i] + word[(i + 2)..]);
        }

        // two confusions in one word are as likely as one letter that is something else entirely
        List<string> once = [.. Confused(word)];
        foreach (var other in once)
            all.UnionWith(Confused(other));
        all.UnionWith(once);
        all.Remove(word);
        return all;
    }

    private static IEnumerable<string> Confused(string word)
    {
        foreach (var (right, wrong) in OcrDistance.All)
        {
            for (var at = word.IndexOf(right, StringComparison.Ordinal); at >= 0; at = word.IndexOf(right, at + 1, StringComparison.Ordinal))
                yield return string.Concat(word.AsSpan(0, at), wrong, word.AsSpan(at + right.Length));
        }
    }

    /// <summary>Numbers are not in the vocabulary: one digit read as a letter or as the digit it looks like.</summary>
    private static List<SimilarWord> Numbers(string word) =>
        [.. Confused(word).Distinct(StringComparer.Ordinal).Take(Most).Select(w => new SimilarWord(w, OcrDistance.Confusion, 0))];
}

/// <summary>A word of the vocabulary, how far it is from another, and how often it was listed.</summary>
internal sealed record SimilarWord(string Word, double Distance, long Count);
