using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>Words of the index that differ from a term by at most two letters: what OCR or a typing error made of it.</summary>
internal static class SimilarWords
{
    private const int ShortestTerm = 4;
    private const int Most = 10;

    public static IReadOnlyList<string> Of(SqliteConnection connection, string term)
    {
        var wanted = Folded(term);
        if (wanted.Length < ShortestTerm)
            return [];
        var distance = wanted.Length == ShortestTerm ? 1 : 2;
        var near = new List<(string Word, int Distance, long Count)>();
        using var command = connection.Command(
            "select term, cnt from term where length(term) between $0 and $1", wanted.Length - distance, wanted.Length + distance);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var word = rows.GetString(0);
            if (Levenshtein.Distance(wanted, word, distance) is var found && found <= distance)
                near.Add((word, found, rows.GetInt64(1)));
        }

        return [.. near.OrderBy(n => n.Distance).ThenByDescending(n => n.Count).ThenBy(n => n.Word, StringComparer.Ordinal).Take(Most).Select(n => n.Word)];
    }

    /// <summary>As the index holds it, for German letters: ü is u.</summary>
    private static string Folded(string term) =>
        GermanSpellings.Of(term)[0].Replace('ä', 'a').Replace('ö', 'o').Replace('ü', 'u');
}
