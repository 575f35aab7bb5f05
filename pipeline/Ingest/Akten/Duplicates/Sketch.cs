namespace Ingest.Akten.Duplicates;

/// <summary>
/// What a document is found by: of the hashes of all its neighbouring words, the smallest ones (bottom-k, Broder 1997). Two readings of
/// one paper share about as many of them as of the pairs themselves; it takes a few hundred bytes whatever the length.
/// </summary>
internal static class Sketch
{
    public const int Size = 32;

    /// <summary>Fewer words say too little.</summary>
    private const int FewestPairs = 20;

    /// <summary>Empty when the document has too few words to be compared.</summary>
    public static IReadOnlyList<long> Of(IReadOnlyList<ComparedWord> words)
    {
        var smallest = new SortedSet<long>();
        var pairs = new HashSet<long>();
        for (var i = 1; i < words.Count; i++)
        {
            var hash = Hash(words[i - 1].Text, words[i].Text);
            if (!pairs.Add(hash) || (smallest.Count == Size && hash >= smallest.Max))
                continue;
            smallest.Add(hash);
            if (smallest.Count > Size)
                smallest.Remove(smallest.Max);
        }

        return pairs.Count < FewestPairs ? [] : [.. smallest];
    }

    /// <summary>FNV-1a, then mixed so that small values are drawn from all words alike (SplitMix64's finish). Stands in files: never changes.</summary>
    private static long Hash(string first, string second)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in first)
            hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ ' ') * 1099511628211UL;
        foreach (var c in second)
            hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return (long)(hash ^ (hash >> 31));
    }
}
