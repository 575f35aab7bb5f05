namespace Ingest.Catalog.Sqlite;

/// <summary>Writes search terms in the query language of FTS5: every word quoted, every term with its German spellings.</summary>
internal static class MatchExpression
{
    /// <summary>Words from this length on also find what begins with them: Bescheid finds Bescheides.</summary>
    private const int PrefixLength = 5;

    private const int MostSpellings = 16;

    public static string Of(IEnumerable<string> groups) => string.Join(" AND ", groups);

    public static string Of(SearchTerm term) => Group(Spellings(term.Words).Select(words => Phrase(words, IsPrefix(term))));

    /// <summary>Exactly these words of the vocabulary, one of them.</summary>
    public static string AnyOf(IEnumerable<string> words) => Group(words.Select(w => Phrase([w], prefix: false)));

    private static bool IsPrefix(SearchTerm term) =>
        !term.Quoted && term.Words is [var word] && word.Length >= PrefixLength && word.All(char.IsLetter);

    private static string Group(IEnumerable<string> alternatives) => $"({string.Join(" OR ", alternatives.Distinct(StringComparer.Ordinal))})";

    private static string Phrase(IEnumerable<string> words, bool prefix) => $"\"{string.Join(' ', words)}\"{(prefix ? "*" : "")}";

    private static List<string[]> Spellings(IReadOnlyList<string> words)
    {
        List<string[]> phrases = [[]];
        foreach (var word in words)
        {
            var spellings = GermanSpellings.Of(word);
            phrases = phrases.Count * spellings.Count <= MostSpellings
                ? [.. spellings.SelectMany(s => phrases.Select(p => (string[])[.. p, s]))]
                : phrases.ConvertAll(p => (string[])[.. p, spellings[0]]);
        }

        return phrases;
    }
}
