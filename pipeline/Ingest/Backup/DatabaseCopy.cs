using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ingest.Backup;

/// <summary>A file of the state folder that backups hold.</summary>
/// <param name="Version">The schema version of a database this program knows; 0 for a file that is written whole and copied as it is.</param>
public sealed record StateFile(string Name, int Version)
{
    public bool IsDatabase => Version > 0;
}

/// <summary>Copies databases while others write to them, and looks at copies before they are trusted.</summary>
internal static class DatabaseCopy
{
    /// <summary>The database as it stands in one moment: <c>VACUUM INTO</c> reads it in a single transaction and writes no pages that are free.</summary>
    /// <returns>Its schema version.</returns>
    public static int Take(StateFile database, string from, string to)
    {
        try
        {
            if (!database.IsDatabase)
            {
                File.Copy(from, to);
                return 0;
            }

            using var connection = Open(from);
            using var copy = connection.CreateCommand();
            copy.CommandText = "vacuum into $to";
            copy.Parameters.AddWithValue("$to", to);
            copy.ExecuteNonQuery();
            return Number(connection, "pragma user_version");
        }
        catch (SqliteException e)
        {
            throw new StoreException(
                $"The database {from} cannot be copied (SQLite error {e.SqliteErrorCode.ToString(CultureInfo.InvariantCulture)}).",
                "Check it with 'ingest verify' and free space for the copy. Then run 'ingest backup' again.", e);
        }
    }

    /// <summary>Empty, or why the copy must not be used.</summary>
    public static string Fault(string path, StateFile database)
    {
        if (!database.IsDatabase)
            return "";
        try
        {
            using var connection = Open(path);
            using var check = connection.CreateCommand();
            check.CommandText = "pragma integrity_check(1)";
            if ((string?)check.ExecuteScalar() != "ok")
                return $"{database.Name} is damaged";
            var version = Number(connection, "pragma user_version");
            return version > database.Version
                ? string.Create(CultureInfo.InvariantCulture, $"{database.Name} has schema version {version} and this program knows versions up to {database.Version}; use the newer program")
                : "";
        }
        catch (SqliteException)
        {
            return $"{database.Name} is no database";
        }
    }

    /// <summary>A new file for its owner only: who stands behind a pseudonym is in it.</summary>
    public static FileStreamOptions Private(FileAccess access)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = access };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30, Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        return connection;
    }

    private static int Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
