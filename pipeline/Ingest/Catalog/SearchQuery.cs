using System.Text;

namespace Ingest.Catalog;

/// <summary>
/// What a person typed into the search field. All terms must stand on one page; <c>"a b"</c> is a phrase; <c>class:</c>, <c>akte:</c> and
/// <c>status:</c> narrow the documents. Everything else is words: there is no text that is not a query.
/// </summary>
public sealed record SearchQuery
{
    private const int LongestText = 1000;
    private const int MostTerms = 32;

    public string Class { get; private init; } = "";
    public string Akte { get; private init; } = "";
    public string Status { get; private init; } = "";

    internal IReadOnlyList<SearchTerm> Terms { get; private init; } = [];

    public bool IsEmpty => Terms.Count == 0 && Class.Length == 0 && Akte.Length == 0 && Status.Length == 0;

    /// <summary>Beyond 1,000 characters or 32 terms the rest is not looked at.</summary>
    public static SearchQuery Parse(string text)
    {
        var query = new SearchQuery();
        var terms = new List<SearchTerm>();
        foreach (var (filter, value, quoted) in Tokens(text.Length <= LongestText ? text : text[..LongestText]))
        {
            query = filter switch
            {
                "class" => query with { Class = value },
                "akte" => query with { Akte = value },
                "status" => query with { Status = value },
                _ => query,
            };
            if (filter.Length > 0 || SearchTerms.Words(value) is not { Count: > 0 } words || terms.Count == MostTerms)
                continue;
            terms.Add(new(words, quoted));
        }

        return query with { Terms = terms };
    }

    /// <summary>Pieces between white space; quotes hold white space together, an open quote reaches to the end.</summary>
    private static IEnumerable<(string Filter, string Value, bool Quoted)> Tokens(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var filter = FilterAt(text, at);
            at += filter.Length == 0 ? 0 : filter.Length + 1;
            var quoted = at < text.Length && text[at] == '"';
            var value = new StringBuilder();
            for (at += quoted ? 1 : 0; at < text.Length && !(quoted ? text[at] == '"' : char.IsWhiteSpace(text[at]) || text[at] == '"'); at++)
                value.Append(text[at]);
            at += quoted ? 1 : 0;
            if (value.Length > 0)
                yield return (filter, value.ToString(), quoted);
        }
    }

    private static string FilterAt(string text, int at)
    {
        foreach (var name in (ReadOnlySpan<string>)["class", "akte", "status"])
        {
            if (string.Compare(text, at, name + ":", 0, name.Length + 1, StringComparison.OrdinalIgnoreCase) == 0)
                return name;
        }

        return "";
    }
}
