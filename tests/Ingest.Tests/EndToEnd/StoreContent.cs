using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.EndToEnd;

/// <summary>Everything in a store that must be the same after any kill: objects, markers, records, and the states in the journal.</summary>
public static class StoreContent
{
    /// <summary>One line per file with its digest; the state folder is not part of the store.</summary>
    public static IReadOnlyList<string> Files(string store) => [.. Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories)
        .Select(f => (Name: Path.GetRelativePath(store, f).Replace('\\', '/'), File: f))
        .Where(f => !f.Name.StartsWith(".state/", StringComparison.Ordinal) && !f.Name.StartsWith("temp/", StringComparison.Ordinal))
        .Select(f => $"{f.Name} {Digest.Of(File.ReadAllBytes(f.File))}")
        .Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> JournalStates(string store)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(store, ".state", "journal.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return [.. Rows("select 'batch', id, state from batch"), .. Rows("select stack || '#' || number, page_key, state from page"), .. Rows("select 'document', id, state from document")];

        List<string> Rows(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql + " order by 1, 2";
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
                rows.Add($"{reader[0]} {reader[1]} {reader[2]}");
            return rows;
        }
    }
}
