using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sql;

/// <summary>Short forms for commands with values <c>$1</c>, <c>$2</c>, ... that SQLite and PostgreSQL read alike.</summary>
internal static class SqlCommands
{
    public static int Execute(this DbConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public static long Number(this DbConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        return Convert.ToInt64(command.ExecuteScalar() ?? 0L, CultureInfo.InvariantCulture);
    }

    public static List<T> Query<T>(this DbConnection connection, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public static DbCommand Command(this DbConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the text is written in this folder; values travel as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values)
            command.Add(value);
        return command;
    }

    public static void Add(this DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        // PostgreSQL takes positions, SQLite takes the name of the position
        if (command is SqliteCommand)
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"${command.Parameters.Count + 1}");
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
