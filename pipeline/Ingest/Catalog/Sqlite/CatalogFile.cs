using System.Globalization;
using Ingest.Catalog.Sql;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>Opens connections to <c>catalog.db</c> and turns what SQLite reports into exceptions with advice.</summary>
internal sealed class CatalogFile
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;
    private const int Full = 13;

    private readonly string path;
    private readonly string connectionString;

    public CatalogFile(string path)
    {
        this.path = path;
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30, Pooling = true }.ToString();
    }

    /// <summary>True when the tables were created, or an older file was emptied, so that they must be filled from the store.</summary>
    public bool Prepare() => Use(connection =>
    {
        // three to five page texts to a page of the file; only counts while the file is empty
        connection.Execute("pragma page_size=16384");
        // waits for other processes that open the same file; the rest is idempotent
        connection.Execute("pragma journal_mode=WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = connection.Number("pragma user_version");
        if (version == CatalogSchema.Version)
            return false;
        if (version > CatalogSchema.Version)
            throw new StoreException(
                string.Create(CultureInfo.InvariantCulture, $"The catalog {path} has schema version {version}; this program knows versions up to {CatalogSchema.Version}."),
                "Use the newer program that wrote it, or name another state folder with --state: the catalog is built again from the store.");
        CreateAnew(connection);
        transaction.Commit();
        return true;
    });

    /// <summary>The tables anew, without rows.</summary>
    /// <exception cref="StoreException">The file is away, full or damaged.</exception>
    public void Empty() => Use(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        CreateAnew(connection);
        transaction.Commit();
        return true;
    });

    private static void CreateAnew(SqliteConnection connection)
    {
        connection.Execute(CatalogSchema.Drop);
        connection.Execute(CatalogSchema.Create);
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma user_version={CatalogSchema.Version}"));
    }

    /// <exception cref="StoreException">The file is away, full or damaged.</exception>
    public T Use<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            connection.Execute("pragma synchronous=NORMAL; pragma journal_size_limit=67108864; pragma cache_size=-65536; pragma wal_autocheckpoint=4000");
            return work(connection);
        }
        catch (SqliteException failure)
        {
            throw new StoreException($"The catalog {path} cannot be used: {ReasonOf(failure)}.", AdviceFor(failure), failure);
        }
    }

    /// <summary>Closes pooled connections, so that the file can be moved or deleted.</summary>
    public void Close()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static string ReasonOf(SqliteException failure) => failure.SqliteErrorCode switch
    {
        NotADatabase or Corrupt => "it is damaged",
        Full => "no space left on the device",
        // the message of SQLite may repeat a part of the query
        var code => string.Create(CultureInfo.InvariantCulture, $"SQLite error {code}"),
    };

    private static string AdviceFor(SqliteException failure) => failure.SqliteErrorCode switch
    {
        NotADatabase or Corrupt => "The catalog can be rebuilt from the store: run 'ingest verify --repair'.",
        Full => "Free space on the disk of the state folder. Then run 'ingest resume'.",
        _ => "Check that the state folder is there and writable. Then run 'ingest resume'.",
    };
}
