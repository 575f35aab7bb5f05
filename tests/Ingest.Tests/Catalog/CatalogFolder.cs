using System.Data.Common;
using System.Globalization;
using Ingest.Catalog;
using Ingest.Catalog.Sqlite;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Deposit;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.Catalog;

/// <summary>A catalog and a store of the test's own, filled with made-up documents.</summary>
public class CatalogFolder : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly List<ICatalog> catalogs = [];

    public string File => Path.Combine(folder.Root, "catalog.db");

    public StoreFolder Store => folder;

    public ICatalog Open(string name = "catalog.db")
    {
        catalogs.Add(OpenAnew(name));
        return catalogs[^1];
    }

    /// <summary>A connection of its own to the catalog of this name; the caller's.</summary>
    public virtual ICatalog OpenAnew(string name = "catalog.db") => SqliteCatalog.Open(Path.Combine(folder.Root, name));

    /// <summary>Every column of the tables that hold documents and pages, with an expression that changes it; numbers that may be any are left out.</summary>
    public virtual IReadOnlyList<(string Table, string Column, string Changed)> Columns() =>
    [
        .. Query("""
            select t.name, c.name, upper(c.type) from sqlite_schema t, pragma_table_info(t.name) c where t.type='table'
            and exists (select 1 from pragma_table_info(t.name) k where k.name='document' or t.name='document')
            """).Select(c => (c[0], c[1], c[2] == "INTEGER" ? $"{c[1]} + 100" : $"{c[1]} || 'x'")),
    ];

    /// <summary>Takes a word out of the list of words, behind the catalog's back.</summary>
    public virtual void Unlist(string word) => Execute($"insert into word_batch(word_batch, rowid, words) select 'delete', rowid, '{word}' from word_batch where word_batch match '{word}'");

    /// <summary>Puts an entry into the list of words, behind the catalog's back.</summary>
    public virtual void List(string entry) => Execute($"insert into word_batch(words) values ('{entry}')");

    /// <summary>The list of words.</summary>
    public IReadOnlyList<string> Listed() => [.. Query("select term from word").Select(r => r[0]).Order(StringComparer.Ordinal)];

    public virtual void SetVersion(int version) => Execute($"pragma user_version={version}");

    /// <returns>How many rows were changed.</returns>
    public int Execute(string sql) => Use(sql, command => command.ExecuteNonQuery());

    protected List<string[]> Query(string sql) => Use(sql, command =>
    {
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader[i], CultureInfo.InvariantCulture)!)]);
        return rows;
    });

    private T Use<T>(string sql, Func<DbCommand, T> work)
    {
        using var connection = Connect();
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        return work(command);
    }

    protected virtual DbConnection Connect() => new SqliteConnection($"Data Source={File};Pooling=False");

    /// <summary>Everything in it that does not depend on the order in which it was filled.</summary>
    public static async Task<List<string>> ShownAsync(ICatalog catalog)
    {
        var lines = new List<string>();
        await foreach (var document in catalog.ListAsync(CatalogFilter.All, default))
        {
            lines.Add($"{document}");
            for (var page = 1; page <= document.Pages; page++)
                lines.Add($"page {page} {await catalog.PageTextAsync(document.Id, page, default)}");
        }

        return lines;
    }

    /// <summary>A catalog with one document for each text; pages are separated by form feed, ids count from 1.</summary>
    public async Task<ICatalog> OpenWithAsync(params string[] texts)
    {
        var catalog = Open();
        await catalog.AddAsync([.. texts.Select((t, i) => Document(i + 1, t))], default);
        return catalog;
    }

    public static StoredDocument Document(int number, string text, DocumentStatus status = DocumentStatus.Filed, int version = 1) =>
        new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]), version, status)
        {
            Organisation = "default",
            Batch = "batch-1",
            Stack = "a.tif",
            Akte = "31-1234/2020-5",
            Vorgang = "",
            Class = "BESCHEID",
            Title = "Bescheid",
            Date = "2020-05-17",
            Pages = text.Split('\f').Length,
            Pdf = Digest.OfParts("pdf", text),
            ContentKey = Digest.OfParts("content", $"{number}"),
            Marker = Digest.OfParts("marker", $"{number}", $"{version}", text),
            Texts = text.Split('\f'),
        };

    /// <summary>What was found, as <c>document number/page</c>.</summary>
    public static async Task<IReadOnlyList<string>> FoundAsync(ICatalog catalog, string query, bool fuzzy = false) =>
    [
        .. ((await catalog.SearchAsync(SearchQuery.Parse(query), new(Limit: 1000, Fuzzy: fuzzy ? Fuzzy.Always : Fuzzy.Never), default)).Hits)
            .Select(h => $"{Convert.ToInt32(h.Document.Id.ToString()[..8], 16)}/{h.Page}").Order(StringComparer.Ordinal),
    ];

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        foreach (var catalog in catalogs)
            catalog.Dispose();
        folder.Dispose();
    }
}
