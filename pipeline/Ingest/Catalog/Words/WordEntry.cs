namespace Ingest.Catalog.Words;

/// <summary>What stands in the list of words: words with a letter, marks of titles and senders, and each word also backwards after its length.</summary>
internal static class WordEntry
{
    public const int Shortest = 3;
    private const int Longest = 40;

    /// <summary>
    /// Whether a word of a page is listed. Letters beyond the basic plane are ornaments, and half of one cannot be written down; private use
    /// is for marks.
    /// </summary>
    public static bool IsListed(ReadOnlySpan<char> word)
    {
        if (word.Length is < Shortest or > Longest)
            return false;
        var letters = false;
        foreach (var c in word)
        {
            if (c is >= '\uD800' and <= '\uF8FF')
                return false;
            letters |= char.IsLetter(c);
        }

        return letters;
    }

    /// <summary>Whether a listed word also stands there backwards.</summary>
    public static bool IsTurned(ReadOnlySpan<char> word) => word.Length > Shortest;

    /// <summary>The word as it stands in the index that an entry of the list belongs to; empty when no word gives such an entry.</summary>
    public static string WordOf(string entry)
    {
        if (entry.Length < 2 || entry.Any(c => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c)))
            return "";
        if (entry[0] is IndexMarks.TitleWord or IndexMarks.SenderWord)
            return entry;
        if (entry[0] != IndexMarks.Backwards)
            return IsListed(entry) ? entry : "";
        var letters = entry[2..].ToCharArray();
        Array.Reverse(letters);
        return entry[1] == IndexMarks.Backwards + letters.Length && IsListed(letters) && IsTurned(letters) ? new(letters) : "";
    }
}
