using System.Data.Common;
using Ingest.Catalog.Sql;
using Ingest.Catalog.Words;
using Npgsql;

namespace Ingest.Catalog.Postgres;

/// <summary>
/// The twin of the tables in PostgreSQL: temporary tables, which hide those of the same name on their connection. The words of a page are a column like any other.
/// </summary>
internal sealed class PostgresTwin(PostgresPlace place) : CatalogTwin
{
    protected override T Use<T>(Func<DbConnection, T> work) => place.Use(work);

    /// <summary>In a transaction that is never committed: however the connection ends, the tables go with it.</summary>
    protected override DbConnection Open() => place.Open(twin =>
    {
        twin.Execute("begin");
        twin.Execute(PostgresSchema.Create.Replace("create table ", "create temp table ", StringComparison.Ordinal));
    });

    protected override CatalogWriter Writer(DbConnection twin) => new PostgresWriter((NpgsqlConnection)twin, new KnownWords());

    protected override IEnumerable<TwinTable> Tables(DbConnection twin) => twin.Query(
        """
        select t.relname, a.attname from pg_class t join pg_attribute a on a.attrelid = t.oid
        where t.relnamespace = pg_my_temp_schema() and t.relkind = 'r' and a.attnum > 0
        and not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary and a.atttypid = 'bigint'::regtype and a.attnum = any(i.indkey))
        order by t.relname, a.attnum
        """, r => (Table: r.GetString(0), Column: r.GetString(1))).GroupBy(c => c.Table).Select(t => new TwinTable(t.Key, [.. t.Select(c => c.Column)]));

    protected override string Literal(string column) => $"\"{column}\"::text";

    protected override int CountListed(DbConnection catalog, IReadOnlyList<string> words) => new PostgresIndexReader((NpgsqlConnection)catalog).Known([.. words]).Count();
}
