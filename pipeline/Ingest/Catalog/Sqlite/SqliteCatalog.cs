using System.Data.Common;
using Ingest.Catalog.Query;
using Ingest.Catalog.Sql;
using Ingest.Catalog.Words;
using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>The catalog in <c>catalog.db</c>, embedded: FTS5. Owns its connections.</summary>
public sealed class SqliteCatalog : SqlCatalog
{
    private readonly CatalogFile file;

    private SqliteCatalog(CatalogFile file, bool isNew) => (this.file, IsNew) = (file, isNew);

    /// <param name="path">Of <c>catalog.db</c>; its folder exists.</param>
    /// <exception cref="StoreException">The file cannot be opened or is damaged.</exception>
    public static SqliteCatalog Open(string path)
    {
        var file = new CatalogFile(path);
        return new(file, file.Prepare());
    }

    /// <summary>True when SQLite could not make sense of the file.</summary>
    public static bool IsDamage(StoreException failure) => failure.InnerException is SqliteException { SqliteErrorCode: 11 or 26 };

    /// <summary>Throws a damaged catalog away; nobody may have it open.</summary>
    public static void Discard(string path)
    {
        new CatalogFile(path).Close();
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
            File.Delete(path + suffix);
    }

    public override async ValueTask OptimizeAsync(CancellationToken cancel) => await Task.Run(() => file.Use(c => c.Execute(
        "insert into page_text(page_text) values ('optimize'); insert into word_batch(word_batch) values ('optimize')")), cancel);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Close();
    }

    private protected override T Use<T>(Func<DbConnection, T> work) => file.Use(work);

    private protected override void Empty() => file.Empty();

    private protected override CatalogTwin Twin() => new SqliteTwin(file);

    private protected override IIndexReader Reader(DbConnection connection) => new SqliteIndexReader((SqliteConnection)connection);

    private protected override void InTransaction(KnownWords words, Action<CatalogWriter> write) => file.Use(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using (var writer = new SqliteWriter(connection, words))
            write(writer);
        transaction.Commit();
        return true;
    });
}
