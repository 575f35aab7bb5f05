using Ingest.Catalog.Query;

namespace Ingest.Catalog.Sqlite;

/// <summary>
/// Writes a query in the language of FTS5. Words are letters, digits and the index's own marks, and each stands in quotes: nothing a person
/// typed is ever read as syntax.
/// </summary>
internal static class MatchText
{
    public static string Of(MatchQuery query)
    {
        var all = string.Join(" AND ", query.All.Select(Group));
        return query.None.Count == 0 ? all : $"({all}) NOT ({string.Join(" OR ", query.None.Select(Group))})";
    }

    private static string Group(MatchGroup group) => $"({string.Join(" OR ", group.Any.Select(Phrase))})";

    private static string Phrase(MatchPhrase phrase) =>
        $"\"{string.Join(' ', phrase.Words).Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(phrase.Prefix ? " *" : "")}";
}
