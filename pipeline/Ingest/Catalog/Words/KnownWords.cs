namespace Ingest.Catalog.Words;

/// <summary>
/// Words this process has already listed, so that a large import does not list the same words with every transaction. Every sixteenth transaction
/// lists all of its words again: how often a word was listed says how frequent it is. Bounded; one writer at a time.
/// </summary>
internal sealed class KnownWords
{
    private const int Most = 1_000_000;
    private const int Sampled = 16;

    private readonly HashSet<ulong> known = [];
    private readonly HashSet<ulong> fresh = [];
    private int transactions;

    /// <returns>True when the word is to be listed.</returns>
    public bool Enter(ReadOnlySpan<char> word)
    {
        var mark = Hash(word);
        if (transactions % Sampled != 0 && known.Contains(mark))
            return false;
        return fresh.Add(mark);
    }

    /// <summary>Whether the word was entered.</summary>
    public bool Knows(ReadOnlySpan<char> word) => Hash(word) is var mark && (known.Contains(mark) || fresh.Contains(mark));

    /// <summary>The word was taken out of the list.</summary>
    public void Forget(ReadOnlySpan<char> word) => known.Remove(Hash(word));

    /// <summary>The list was emptied.</summary>
    public void Clear()
    {
        known.Clear();
        fresh.Clear();
    }

    /// <param name="kept">False when the transaction came to nothing: its words are not listed.</param>
    public void Finish(bool kept)
    {
        if (kept && known.Count + fresh.Count <= Most)
            known.UnionWith(fresh);
        fresh.Clear();
        transactions++;
    }

    /// <summary>FNV-1a over UTF-16.</summary>
    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
