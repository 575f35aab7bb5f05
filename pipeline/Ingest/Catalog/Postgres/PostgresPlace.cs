using Npgsql;

namespace Ingest.Catalog.Postgres;

/// <summary>Opens connections to the catalog's database and turns what PostgreSQL reports into exceptions with advice. Owns them.</summary>
internal sealed class PostgresPlace(NpgsqlDataSource source, string name) : IDisposable
{
    /// <summary>For people, without the password.</summary>
    public string Name => name;

    /// <exception cref="StoreException">The server is away or refuses.</exception>
    public T Use<T>(Func<NpgsqlConnection, T> work)
    {
        try
        {
            using var connection = source.OpenConnection();
            return work(connection);
        }
        catch (NpgsqlException failure)
        {
            throw Failed(failure);
        }
    }

    /// <summary>A connection that outlives the call; the caller's.</summary>
    /// <exception cref="StoreException">The server is away or refuses.</exception>
    public NpgsqlConnection Open(Action<NpgsqlConnection> prepare)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = source.OpenConnection();
            prepare(connection);
            return connection;
        }
        catch (NpgsqlException failure)
        {
            connection?.Dispose();
            throw Failed(failure);
        }
    }

    public void Dispose() => source.Dispose();

    /// <summary>The message of the server may repeat a part of a query; its code does not.</summary>
    private StoreException Failed(NpgsqlException failure) => failure is PostgresException refused
        ? new($"The catalog {name} cannot be used: PostgreSQL error {refused.SqlState}.", "Check the rights of the user and the space of the server. Then run 'ingest resume'.", failure)
        : new($"The catalog {name} cannot be reached.", "Check Catalog:ConnectionString and that the server runs. Then run 'ingest resume'.", failure);
}
