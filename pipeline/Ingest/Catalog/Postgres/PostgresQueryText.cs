using System.Globalization;
using System.Text;
using Ingest.Catalog.Query;

namespace Ingest.Catalog.Postgres;

/// <summary>Writes queries and page contents as <c>tsquery</c> and <c>tsvector</c>. Each word stands in quotes: nothing a person typed is ever read as syntax.</summary>
internal static class PostgresQueryText
{
    public static string Of(MatchQuery query) =>
        string.Join(" & ", query.All.Select(Group).Concat(query.None.Select(n => "!" + Group(n))));

    /// <summary>The words with their places; repeated words are merged by PostgreSQL.</summary>
    public static string Vector(string indexed)
    {
        var vector = new StringBuilder(indexed.Length * 2);
        var place = 0;
        foreach (var range in indexed.AsSpan().Split(' '))
        {
            var word = indexed.AsSpan()[range];
            if (word.Length > 0)
                vector.Append(CultureInfo.InvariantCulture, $"'{word}':{Math.Min(++place, 16383)} ");
        }

        return vector.ToString();
    }

    private static string Group(MatchGroup group) => $"({string.Join(" | ", group.Any.Select(Phrase))})";

    private static string Phrase(MatchPhrase phrase) => $"({string.Join(" <-> ", phrase.Words.Select((w, i) =>
        $"'{w.Replace("'", "''", StringComparison.Ordinal).Replace(@"\", @"\\", StringComparison.Ordinal)}'{(phrase.Prefix && i == phrase.Words.Count - 1 ? ":*" : "")}"))})";
}
