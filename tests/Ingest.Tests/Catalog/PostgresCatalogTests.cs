using Ingest.Catalog;
using Ingest.Catalog.Postgres;
using Ingest.Tests.Support;
using Npgsql;

namespace Ingest.Tests.Catalog;

[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>Each catalog has a schema of its own on the tests' server.</summary>
public sealed class PostgresFolder(PostgresServer server) : CatalogFolder
{
    private static int schemas;
    private readonly Dictionary<string, string> names = [];

    public override ICatalog OpenAnew(string name = "catalog.db") => PostgresCatalog.Open(ConnectionString(name));

    public string ConnectionString(string name)
    {
        if (!names.TryGetValue(name, out var schema))
        {
            names[name] = schema = $"s{Interlocked.Increment(ref schemas)}";
            using var source = NpgsqlDataSource.Create(server.ConnectionString);
            using var command = source.CreateCommand($"create schema {schema}");
            command.ExecuteNonQuery();
        }

        return $"{server.ConnectionString};Search Path={schema}";
    }
}

[Collection(PostgresTests.Name)]
public sealed class PostgresCatalogTests(PostgresServer server) : CatalogContract(new PostgresFolder(server))
{
    [Fact]
    public void A_server_that_is_away_is_named_without_its_password()
    {
        var failure = Assert.Throws<StoreException>(() => PostgresCatalog.Open("Host=/nowhere;Database=eakte;Username=u;Password=geheim;Timeout=2"));
        Assert.Contains("eakte on /nowhere", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", failure.ToString(), StringComparison.Ordinal);
        var wrong = Assert.Throws<ConfigurationException>(() => PostgresCatalog.Open("Passwort geheim"));
        Assert.DoesNotContain("geheim", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalog_that_is_there_is_not_new()
    {
        using var folder = new PostgresFolder(server);
        using var first = folder.OpenAnew();
        using var second = folder.OpenAnew();
        Assert.Equal((true, false), (first.IsNew, second.IsNew));
    }
}

[Collection(PostgresTests.Name)]
public sealed class PostgresSearchTests(PostgresServer server) : SearchContract(new PostgresFolder(server));
