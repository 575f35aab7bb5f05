using System.Data.Common;
using Ingest.Catalog.Sql;
using Ingest.Catalog.Words;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>The twin of <c>catalog.db</c>, in memory.</summary>
internal sealed class SqliteTwin(CatalogFile file) : CatalogTwin
{
    private readonly IndexSums sums = new();

    protected override T Use<T>(Func<DbConnection, T> work) => file.Use(work);

    protected override string Damage(DbConnection catalog) =>
        catalog.Query("pragma integrity_check(1)", r => r.GetString(0)) is ["ok"] ? "" : "SQLite finds it damaged.";

    protected override DbConnection Open()
    {
        var twin = new SqliteConnection("Data Source=:memory:");
        twin.Open();
        twin.Execute(CatalogSchema.Create);
        return twin;
    }

    protected override CatalogWriter Writer(DbConnection twin) => new SqliteWriter((SqliteConnection)twin, new KnownWords());

    protected override IEnumerable<TwinTable> Tables(DbConnection twin)
    {
        foreach (var name in twin.Query("select name from sqlite_schema where type='table' and sql not like 'create virtual%' and name not like 'sqlite_%' order by name", r => r.GetString(0)))
            yield return new(name, twin.Query($"select name from pragma_table_info('{name}') where not (upper(type)='INTEGER' and pk=1)", r => r.GetString(0)));
    }

    protected override string Literal(string column) => $"quote(\"{column}\")";

    protected override void Expect(IndexedText page) => sums.Expect(page);

    protected override IReadOnlyList<CatalogFault> Indexed(DbConnection catalog) => sums.Compare((SqliteConnection)catalog);

    protected override int CountListed(DbConnection catalog, IReadOnlyList<string> words) => new SqliteIndexReader((SqliteConnection)catalog).Known([.. words]).Count();

    protected override IReadOnlyList<CatalogFault> Damaged(DbConnection catalog)
    {
        var faults = new List<CatalogFault>();
        foreach (var index in catalog.Query("select name from sqlite_schema where sql like 'create virtual table%using fts5(%' order by name", r => r.GetString(0)))
        {
            try
            {
                catalog.Execute($"insert into \"{index}\"(\"{index}\", rank) values ('integrity-check', 0)");
            }
            catch (SqliteException)
            {
                faults.Add(new(index, "The full-text index is damaged."));
            }
        }

        return faults;
    }
}
