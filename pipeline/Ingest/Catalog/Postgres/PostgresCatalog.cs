using System.Data.Common;
using System.Globalization;
using Ingest.Catalog.Query;
using Ingest.Catalog.Sql;
using Ingest.Catalog.Words;
using Npgsql;

namespace Ingest.Catalog.Postgres;

/// <summary>The catalog in PostgreSQL 15 or later, hosted: several machines share it. Owns its connections. What it says never holds the password.</summary>
public sealed class PostgresCatalog : SqlCatalog
{
    private readonly PostgresPlace place;

    private PostgresCatalog(PostgresPlace place)
    {
        this.place = place;
        IsNew = Prepare();
    }

    /// <param name="connectionString">As Npgsql takes it: <c>Host=...;Database=...;Username=...</c>. The tables are made in the first schema of the search path.</param>
    /// <exception cref="ConfigurationException">It is no connection string.</exception>
    /// <exception cref="StoreException">The server does not answer, or refuses.</exception>
    public static PostgresCatalog Open(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = false, PersistSecurityInfo = false };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            // the message of the parser may repeat the password
            throw new ConfigurationException("Catalog:ConnectionString is no connection string of PostgreSQL.", "Write it as Host=...;Database=...;Username=...;Password=... in ingest.json or Ingest__Catalog__ConnectionString.");
        }

        var place = new PostgresPlace(NpgsqlDataSource.Create(settings), $"{settings.Database ?? settings.Username} on {settings.Host}");
        try
        {
            return new(place);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    public override async ValueTask OptimizeAsync(CancellationToken cancel) => await Task.Run(() => Use(c => c.Execute("vacuum analyze page, word, document")), cancel);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            place.Dispose();
    }

    private protected override T Use<T>(Func<DbConnection, T> work) => place.Use(work);

    private protected override void Empty() => Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("select pg_advisory_xact_lock($1)", PostgresSchema.Lock);
        CreateAnew(connection);
        transaction.Commit();
        return true;
    });

    private protected override CatalogTwin Twin() => new PostgresTwin(place);

    private protected override IIndexReader Reader(DbConnection connection) => new PostgresIndexReader((NpgsqlConnection)connection);

    private protected override void InTransaction(KnownWords words, Action<CatalogWriter> write) => Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("select pg_advisory_xact_lock($1)", PostgresSchema.Lock);
        using (var writer = new PostgresWriter((NpgsqlConnection)connection, words))
            write(writer);
        transaction.Commit();
        return true;
    });

    private bool Prepare() => Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("select pg_advisory_xact_lock($1)", PostgresSchema.Lock);
        var version = connection.Number("select count(*) from pg_tables where schemaname = current_schema() and tablename = 'catalog_version'") == 0
            ? 0
            : connection.Number("select coalesce(max(version), 0) from catalog_version");
        if (version == PostgresSchema.Version)
            return false;
        if (version > PostgresSchema.Version)
            throw new StoreException(
                string.Create(CultureInfo.InvariantCulture, $"The catalog {place.Name} has schema version {version}; this program knows versions up to {PostgresSchema.Version}."),
                "Use the newer program that wrote it, or name another schema in Catalog:ConnectionString: the catalog is built again from the store.");
        CreateAnew(connection);
        transaction.Commit();
        return true;
    });

    private static void CreateAnew(DbConnection connection)
    {
        connection.Execute(PostgresSchema.Drop);
        connection.Execute(PostgresSchema.Create);
        connection.Execute("insert into catalog_version values ($1)", PostgresSchema.Version);
    }
}
