namespace Ingest.Catalog;

/// <summary>
/// The ways a German word may be spelled: ä or ae, ö or oe, ü or ue, ß or ss. Measured: the tokenizer finds müller by muller,
/// but neither mueller nor strasse for straße.
/// </summary>
internal static class GermanSpellings
{
    /// <summary>More places than this are left as they were typed: 16 spellings.</summary>
    private const int MostPlaces = 4;

    private static readonly (string One, string Other)[] Pairs = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")];

    /// <summary>All spellings of a term, the typed one (in lower case) first.</summary>
    public static IReadOnlyList<string> Of(string term)
    {
        var text = Composed(term.ToLowerInvariant());
        List<string> spellings = [""];
        var places = 0;
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            var length = 1;
            string? other = null;
            if (places < MostPlaces)
                (length, other) = Alternative(rest);
            var typed = text.Substring(at, length);
            spellings = other is null
                ? spellings.ConvertAll(s => s + typed)
                : [.. spellings.Select(s => s + typed), .. spellings.Select(s => s + other)];
            places += other is null ? 0 : 1;
            at += length;
        }

        return spellings;
    }

    private static (int Length, string? Other) Alternative(ReadOnlySpan<char> rest)
    {
        foreach (var (one, other) in Pairs)
        {
            if (rest.StartsWith(one, StringComparison.Ordinal))
                return (one.Length, other);
            if (rest.StartsWith(other, StringComparison.Ordinal))
                return (other.Length, one);
        }

        return (1, null);
    }

    /// <summary>Other systems type an umlaut as letter and combining diaeresis.</summary>
    private static string Composed(string text) =>
        text.Replace("a\u0308", "ä", StringComparison.Ordinal).Replace("o\u0308", "ö", StringComparison.Ordinal).Replace("u\u0308", "ü", StringComparison.Ordinal);
}
