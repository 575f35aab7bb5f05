using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Catalog.Sql;
using Ingest.Catalog.Words;
using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Catalog.Sqlite;

/// <summary>
/// Writes documents of the store a second time, into tables in memory, and compares every column of every table row by row: whatever the writer
/// writes, a changed bit in it is seen. Of the full-text index it asks for every word.
/// </summary>
internal sealed class CatalogTwin(CatalogFile file)
{
    private const int DocumentsAtOnce = 50;

    public async IAsyncEnumerable<CatalogFault> CompareAsync(IStoredDocuments stored, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (file.Use(Damage) is { Length: > 0 } damage)
        {
            yield return new("whole file", damage);
            yield break;
        }

        using var twin = Twin();
        var tables = Tables(twin);
        var unseen = file.Use(connection => connection.Query("select id from document", r => r.GetString(0))).ToHashSet(StringComparer.Ordinal);
        await foreach (var few in stored.LatestAsync(cancel).Chunk(DocumentsAtOnce).WithCancellation(cancel))
        {
            unseen.ExceptWith(few.Select(d => d.Id.ToString("D")));
            foreach (var fault in file.Use(connection => Compare(connection, twin, tables, few)))
                yield return fault;
        }

        foreach (var id in unseen)
            yield return new($"document {id}", "No marker of the store is about it.", Guid.TryParse(id, out var document) ? document : null);
        foreach (var fault in file.Use(connection => Strays(connection, tables)))
            yield return fault;
        foreach (var fault in file.Use(Indexes))
            yield return fault;
    }

    /// <summary>The same tables, empty.</summary>
    private static SqliteConnection Twin()
    {
        var twin = new SqliteConnection("Data Source=:memory:");
        twin.Open();
        twin.Execute(CatalogSchema.Create);
        return twin;
    }

    /// <summary>Tables whose rows belong to a document, with their columns; numbers that SQLite gives to rows are left out.</summary>
    private static List<Table> Tables(SqliteConnection twin)
    {
        var tables = new List<Table>();
        foreach (var name in twin.Query("select name from sqlite_schema where type='table' and sql not like 'create virtual%' and name not like 'sqlite_%' order by name", r => r.GetString(0)))
        {
            var columns = twin.Query($"select name, upper(type)='INTEGER' and pk=1 from pragma_table_info('{name}')", r => (Name: r.GetString(0), IsRowId: r.GetInt64(1) == 1));
            var key = name == "document" ? "id" : "document";
            if (columns.Any(c => c.Name == key))
                tables.Add(new(name, key, [.. columns.Where(c => !c.IsRowId && c.Name != "document").Select(c => c.Name)]));
        }

        return tables;
    }

    private static List<CatalogFault> Compare(SqliteConnection catalog, SqliteConnection twin, List<Table> tables, StoredDocument[] documents)
    {
        var faults = new List<CatalogFault>();
        using var transaction = twin.BeginTransaction();
        foreach (var document in documents)
        {
            using (var writer = new SqliteWriter(twin, new KnownWords()))
                writer.Write(document, again: true);
            foreach (var table in tables)
                faults.AddRange(Compare(table, Rows(catalog, table, document.Id), Rows(twin, table, document.Id), document));
            faults.AddRange(Index(catalog, document));
        }

        transaction.Rollback();
        return faults;
    }

    private static IEnumerable<CatalogFault> Compare(Table table, List<string[]> found, List<string[]> wanted, StoredDocument document)
    {
        var place = $"{table.Name} {document.Id}";
        if (found.Count == 0 && wanted.Count > 0 && table.Name == "document")
        {
            yield return new(place, "It is not in the catalog.", document.Id);
            yield break;
        }

        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (have, should) in found.Zip(wanted))
            wrong.UnionWith(table.Columns.Where((_, i) => have[i] != should[i]));
        if (wrong.Count > 0)
            yield return new(place, $"Other than the store says: {string.Join(", ", wrong)}.", document.Id);
        if (found.Count != wanted.Count)
            yield return new(place, string.Create(CultureInfo.InvariantCulture, $"It has {found.Count} rows and should have {wanted.Count}."), document.Id);
    }

    private static List<string[]> Rows(SqliteConnection connection, Table table, Guid document)
    {
        var columns = string.Join(", ", table.Columns.Select(c => $"quote(\"{c}\")"));
        return connection.Query($"select {columns} from \"{table.Name}\" where {(table.Key == "id" ? "id=$1" : $"\"{table.Key}\"=(select key from document where id=$1)")} order by {columns}", r =>
        {
            var row = new string[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = r.GetString(i);
            return row;
        }, document.ToString("D"));
    }

    /// <summary>Rows of documents that are not there.</summary>
    private static List<CatalogFault> Strays(SqliteConnection catalog, List<Table> tables) =>
    [
        .. tables.Where(t => t.Name != "document")
            .SelectMany(t => catalog.Query($"select distinct \"{t.Key}\" from \"{t.Name}\" where \"{t.Key}\" not in (select key from document)", r => (t.Name, Id: r.GetString(0))))
            .Select(r => new CatalogFault($"{r.Name} {(Guid.TryParse(r.Id, out _) ? r.Id : "?")}", "Its rows belong to no document.")),
    ];

    /// <summary>The words of the document's pages, as far as the index does not know them there.</summary>
    private static IEnumerable<CatalogFault> Index(SqliteConnection catalog, StoredDocument document)
    {
        const int Words = 200;
        var indexer = new PageIndexer(new());
        var marks = indexer.MarksOf(document);
        using var match = new SqlStatement(catalog, "select count(*) from page_text where rowid=$1 and page_text match $2");
        foreach (var (id, number, text) in catalog.Query(
            "select p.id, p.number, p.text from page p join document d on d.key=p.document where d.id=$1", r => (r.GetInt64(0), r.GetInt32(1), r.GetString(2)), document.Id.ToString("D")))
        {
            var words = indexer.Index(text, marks, number == 1).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
            if (words.Chunk(Words).Any(some => match.Query(r => r.GetInt64(0), id, string.Join(" AND ", some.Select(w => $"\"{w}\""))) is not [1]))
                yield return new(string.Create(CultureInfo.InvariantCulture, $"page_text {document.Id}#{number}"), "The full-text index does not match the text.", document.Id);
        }
    }

    /// <summary>SQLite's own check of the full-text indexes.</summary>
    private static List<CatalogFault> Indexes(SqliteConnection catalog)
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

    private static string Damage(SqliteConnection connection) =>
        connection.Query("pragma integrity_check(1)", r => r.GetString(0)) is ["ok"] ? "" : "SQLite finds it damaged.";

    private sealed record Table(string Name, string Key, IReadOnlyList<string> Columns);
}
