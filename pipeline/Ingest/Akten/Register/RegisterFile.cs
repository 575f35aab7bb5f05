using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ingest.Akten.Register;

/// <summary>Connections to <c>akten.db</c> and short forms for its commands with positional values <c>$0</c>, <c>$1</c>, ...</summary>
internal sealed class RegisterFile(string path)
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    private readonly string connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30, Pooling = true }.ToString();

    /// <summary>True until <see cref="SetFilled"/> was called for the present tables. Those of another version are thrown away here.</summary>
    public bool Prepare() => Use(connection =>
    {
        Execute(connection, "pragma journal_mode=WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Number(connection, "pragma application_id") == RegisterSchema.Version)
            return Number(connection, "pragma user_version") == 0;
        Execute(connection, RegisterSchema.Drop);
        Execute(connection, RegisterSchema.Create);
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"pragma application_id={RegisterSchema.Version}; pragma user_version=0"));
        transaction.Commit();
        return true;
    });

    /// <summary>Whoever is killed while filling leaves a file that is filled again.</summary>
    public void SetFilled() => Use(connection => Execute(connection, "pragma user_version=1"));

    /// <exception cref="StoreException">The file is away, full or damaged.</exception>
    public T Use<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            Execute(connection, "pragma synchronous=NORMAL; pragma journal_size_limit=16777216");
            return work(connection);
        }
        catch (SqliteException failure)
        {
            var damaged = failure.SqliteErrorCode is NotADatabase or Corrupt;
            throw new StoreException(
                string.Create(CultureInfo.InvariantCulture, $"The register of Akten {path} cannot be used: {(damaged ? "it is damaged" : $"SQLite error {failure.SqliteErrorCode}")}."),
                damaged ? "It is only a copy: delete it, the next command makes it again from the store." : "Check that the state folder is there, writable and not full. Then run 'ingest resume'.", failure);
        }
    }

    /// <summary>All of it or nothing.</summary>
    public T Write<T>(Func<SqliteConnection, T> work) => Use(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(connection);
        transaction.Commit();
        return result;
    });

    /// <summary>Closes pooled connections, so that the file can be moved or deleted.</summary>
    public void Close()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    public static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, sql, values);
        return Convert.ToInt64(command.ExecuteScalar() ?? 0L, CultureInfo.InvariantCulture);
    }

    public static List<T> Query<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the text is written in this folder; values travel as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), values[i]);
        return command;
    }
}
