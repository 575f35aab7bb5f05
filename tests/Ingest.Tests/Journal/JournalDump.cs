using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.Journals;

/// <summary>All rows of a journal as text, so that two ledgers can be compared.</summary>
internal static class JournalDump
{
    private static readonly string[] Tables = ["batch", "stack", "file", "ignored", "page", "words", "document"];

    public static string Of(string state)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(state, "journal.db")};Pooling=False");
        connection.Open();
        var text = new StringBuilder();
        foreach (var table in Tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"select * from {table} order by 1, 2, 3";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                text.Append(table);
                for (var i = 0; i < reader.FieldCount; i++)
                    text.Append('|').Append(reader.IsDBNull(i) ? "-" : Cell(reader.GetValue(i)));
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Cell(object value) =>
        value is byte[] blob ? Convert.ToHexStringLower(blob) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
