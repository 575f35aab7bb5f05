using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Catalog.Words;
using Ingest.Model;

namespace Ingest.Catalog.Sql;

/// <summary>
/// Writes documents of the store a second time, into tables of the same make, and compares every column of every table row by row: whatever the writer
/// writes, a changed bit in it is seen. The index must have every word of each page in its place and no other, the list of words every word and no other.
/// </summary>
/// <remarks>
/// Two things cannot contradict the store: the number of a page's row (any will do that keeps its words), and how often a word was listed (that depends on
/// how documents came together). Of each different word some 40 bytes are held in memory.
/// </remarks>
internal abstract class CatalogTwin
{
    private const int DocumentsAtOnce = 50;

    private readonly KnownWords wanted = new();
    private readonly PageIndexer pageless;
    /// <summary>Former programs listed the names of documents without pages: they are none too many.</summary>
    private readonly KnownWords tolerated = new();

    protected CatalogTwin() => pageless = new(tolerated);

    public async IAsyncEnumerable<CatalogFault> CompareAsync(IStoredDocuments stored, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Use(Damage) is { Length: > 0 } damage)
        {
            yield return new("whole file", damage);
            yield break;
        }

        using var twin = Open();
        var tables = Tables(twin).Where(t => t.Columns.Contains(t.Key)).ToList();
        // each word of the list is asked for once
        var indexer = new PageIndexer(wanted);
        var unseen = Use(catalog => catalog.Query("select id from document", r => r.GetString(0))).ToHashSet(StringComparer.Ordinal);
        await foreach (var few in stored.LatestAsync(cancel).Chunk(DocumentsAtOnce).WithCancellation(cancel))
        {
            unseen.ExceptWith(few.Select(d => d.Id.ToString("D")));
            foreach (var fault in Use(catalog => Compare(catalog, twin, tables, indexer, few)))
                yield return fault;
        }

        foreach (var id in unseen)
            yield return new($"document {id}", "No marker of the store is about it.", Guid.TryParse(id, out var document) ? document : null);
        foreach (var fault in Use(catalog => Strays(catalog, tables)))
            yield return fault;
        var damaged = Use(Damaged);
        foreach (var fault in damaged.Count > 0 ? damaged : Use(Indexed))
            yield return fault;
        if (damaged.Count == 0)
            foreach (var fault in Listed())
                yield return fault;
    }

    protected abstract T Use<T>(Func<DbConnection, T> work);

    /// <summary>What the database itself finds; empty when it can be read.</summary>
    protected virtual string Damage(DbConnection catalog) => "";

    /// <summary>The same tables, empty, on a connection of their own; closing it takes them away.</summary>
    protected abstract DbConnection Open();

    protected abstract CatalogWriter Writer(DbConnection twin);

    /// <summary>All tables of the twin, without the numbers that its rows are given.</summary>
    protected abstract IEnumerable<TwinTable> Tables(DbConnection twin);

    /// <summary>A value of any type as text that no other value of the column has.</summary>
    protected abstract string Literal(string column);

    /// <summary>What the index must say of a page, where it is no column of the page; <see cref="Indexed"/> compares it at the end.</summary>
    protected virtual void Expect(IndexedText page)
    {
    }

    /// <summary>How many of these words stand in the list.</summary>
    protected abstract int CountListed(DbConnection catalog, IReadOnlyList<string> words);

    /// <summary>The database's own check of its indexes: what it finds cannot be read further.</summary>
    protected virtual IReadOnlyList<CatalogFault> Damaged(DbConnection catalog) => [];

    /// <summary>Where the index says other than was expected.</summary>
    protected virtual IReadOnlyList<CatalogFault> Indexed(DbConnection catalog) => [];

    private List<CatalogFault> Compare(DbConnection catalog, DbConnection twin, List<TwinTable> tables, PageIndexer indexer, StoredDocument[] documents)
    {
        var faults = new List<CatalogFault>();
        twin.Execute("savepoint few");
        foreach (var document in documents)
        {
            using (var writer = Writer(twin))
                writer.Write(document, again: true);
            foreach (var table in tables)
                faults.AddRange(Compare(table, Rows(catalog, table, document.Id), Rows(twin, table, document.Id), document));
            faults.AddRange(Words(catalog, indexer, document));
        }

        twin.Execute("rollback to few");
        twin.Execute("release few");
        return faults;
    }

    private static IEnumerable<CatalogFault> Compare(TwinTable table, List<string[]> found, List<string[]> wanted, StoredDocument document)
    {
        var place = $"{table.Name} {document.Id}";
        if (found.Count == 0 && wanted.Count > 0 && table.Name == "document")
        {
            yield return new(place, "It is not in the catalog.", document.Id);
            yield break;
        }

        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (have, should) in found.Zip(wanted))
            wrong.UnionWith(table.Compared.Where((_, i) => have[i] != should[i]));
        if (wrong.Count > 0)
            yield return new(place, $"Other than the store says: {string.Join(", ", wrong)}.", document.Id);
        if (found.Count != wanted.Count)
            yield return new(place, string.Create(CultureInfo.InvariantCulture, $"It has {found.Count} rows and should have {wanted.Count}."), document.Id);
    }

    private List<string[]> Rows(DbConnection connection, TwinTable table, Guid document)
    {
        var columns = string.Join(", ", table.Compared.Select(Literal));
        var places = string.Join(", ", Enumerable.Range(1, table.Compared.Count));
        return connection.Query($"select {columns} from \"{table.Name}\" where {(table.Key == "id" ? "id=$1" : $"\"{table.Key}\"=(select key from document where id=$1)")} order by {places}", r =>
        {
            var row = new string[table.Compared.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = r.GetString(i);
            return row;
        }, document.ToString("D"));
    }

    /// <summary>Rows of documents that are not there.</summary>
    private static List<CatalogFault> Strays(DbConnection catalog, List<TwinTable> tables) =>
    [
        .. tables.Where(t => t.Key != "id")
            .SelectMany(t => catalog.Query($"select distinct \"{t.Key}\" from \"{t.Name}\" where \"{t.Key}\" not in (select key from document)", _ => t.Name))
            .Select(name => new CatalogFault(name, "Some of its rows belong to no document.")),
    ];

    /// <summary>The words of the document's pages, as far as index and list do not know them.</summary>
    private IEnumerable<CatalogFault> Words(DbConnection catalog, PageIndexer indexer, StoredDocument document)
    {
        const int AtOnce = 200;
        var marks = indexer.MarksOf(document);
        if (document.PageRows == 0)
        {
            pageless.See(document.Title, document.Sender);
            pageless.Vocabulary();
        }

        foreach (var (id, number, text, marker) in catalog.Query(
            "select p.id, p.number, p.text, d.marker from page p join document d on d.key=p.document where d.id=$1 order by p.number",
            r => (r.GetInt64(0), r.GetInt32(1), r.GetString(2), r.GetString(3)), document.Id.ToString("D")))
        {
            Expect(new(id, marker, indexer.Index(text, marks, number == 1)));
            if (Split(indexer.Vocabulary()).Chunk(AtOnce).Any(some => CountListed(catalog, some) < some.Length))
                yield return new(string.Create(CultureInfo.InvariantCulture, $"word {document.Id}#{number}"), "The list of words lacks some of its text.", document.Id);
        }
    }

    /// <summary>Entries of the list that no word gives. A run beside this adds words: what a page has by now is none too many.</summary>
    private IEnumerable<CatalogFault> Listed()
    {
        const int AtOnce = 5000;
        var (last, number) = ("", 0L);
        List<string> entries;
        do
        {
            var after = last;
            entries = Use(catalog => CatalogWriter.Entries(catalog, after, AtOnce));
            var unknown = entries.Where(e => WordEntry.WordOf(e) is var word && (word.Length == 0 || !wanted.Knows(word) && !tolerated.Knows(word))).ToList();
            var surplus = unknown.Count == 0 ? [] : Use(catalog => Surplus(catalog, unknown)).ToHashSet(StringComparer.Ordinal);
            foreach (var entry in entries)
            {
                number++;
                if (surplus.Contains(entry))
                    yield return new(string.Create(CultureInfo.InvariantCulture, $"word, entry {number} in the order of terms"), "No page has this word.");
            }

            last = entries.Count > 0 ? entries[^1] : last;
        }
        while (entries.Count == AtOnce);
    }

    private IReadOnlyList<string> Surplus(DbConnection catalog, IReadOnlyList<string> entries)
    {
        using var writer = Writer(catalog);
        return writer.Surplus(entries);
    }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What the index must have of a page: <paramref name="Words"/> with spaces between. <paramref name="Marker"/> tells the version of its document.</summary>
internal sealed record IndexedText(long Page, string Marker, string Words);

/// <summary>A table whose rows belong to documents: by <paramref name="Key"/>, the id of the document or the number of its row.</summary>
internal sealed record TwinTable(string Name, IReadOnlyList<string> Columns)
{
    public string Key => Name == "document" ? "id" : "document";

    /// <summary>Numbers of rows differ from catalog to catalog.</summary>
    public IReadOnlyList<string> Compared { get; } = [.. Columns.Where(c => c != "document")];
}
