using System.Globalization;
using System.Text;
using Ingest.Catalog.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ingest.Catalog.Sqlite;

/// <summary>
/// What the full-text index must say of each page, as a sum over its words and their places: the whole index is compared by reading it once in its own order,
/// and a word too many is seen like one that is missing or in another place. Some 50 bytes for each page are held in memory.
/// </summary>
internal sealed class IndexSums
{
    private readonly Dictionary<long, Expected> pages = [];
    private byte[] buffer = [];

    public void Expect(IndexedText page)
    {
        var length = Encoding.UTF8.GetMaxByteCount(page.Words.Length);
        if (buffer.Length < length)
            buffer = new byte[length];
        var words = buffer.AsSpan(0, Encoding.UTF8.GetBytes(page.Words, buffer));
        var (sum, count) = (0UL, 0);
        foreach (var range in words.Split((byte)' '))
        {
            if (words[range] is { Length: > 0 } word)
                sum += At(Hash(word), count++);
        }

        pages[page.Page] = new(sum, count, string.GetHashCode(page.Marker, StringComparison.Ordinal));
    }

    /// <summary>Reads the index, in one transaction: what it says and the rows of its pages belong together.</summary>
    /// <exception cref="SqliteException">The index cannot be read.</exception>
    public IReadOnlyList<CatalogFault> Compare(SqliteConnection catalog)
    {
        // lives as long as the connection, which is used again by others
        catalog.Execute("create virtual table if not exists temp.page_place using fts5vocab(main, page_text, instance)");
        try
        {
            using var transaction = catalog.BeginTransaction(deferred: true);
            var strays = Subtract(catalog);
            strays.UnionWith(catalog.Query("select rowid from page_text where rowid not in (select id from page)", r => r.GetInt64(0)));
            return [.. Wrong(catalog), .. Stray(catalog, strays)];
        }
        finally
        {
            catalog.Execute("drop table temp.page_place");
        }
    }

    /// <summary>Takes what the index has from what was expected.</summary>
    /// <returns>Pages nothing was expected of.</returns>
    private SortedSet<long> Subtract(SqliteConnection catalog)
    {
        var others = new SortedSet<long>();
        using var command = catalog.CreateCommand();
        command.CommandText = "select term, doc, offset from temp.page_place";
        using var places = command.ExecuteReader();
        // without a string for each place of each word
        var row = places.Handle!;
        while (places.Read())
        {
            var page = raw.sqlite3_column_int64(row, 1);
            if (pages.TryGetValue(page, out var expected))
                pages[page] = expected with { Sum = expected.Sum - At(Hash(raw.sqlite3_column_blob(row, 0)), raw.sqlite3_column_int(row, 2)), Words = expected.Words - 1 };
            else
                others.Add(page);
        }

        return others;
    }

    private List<CatalogFault> Wrong(SqliteConnection catalog)
    {
        var faults = new List<CatalogFault>();
        using var find = new SqlStatement(catalog, "select d.id, p.number, d.marker from page p join document d on d.key=p.document where p.id=$1");
        foreach (var (page, left) in pages.Where(p => p.Value is not { Sum: 0, Words: 0 }))
        {
            // a page that was corrected or taken away meanwhile is not what was expected, and that is right
            if (find.Query(r => (Id: r.GetString(0), Number: r.GetInt32(1), Marker: r.GetString(2)), page) is not [var found]
                || string.GetHashCode(found.Marker, StringComparison.Ordinal) != left.Version)
                continue;
            var how = left.Words switch
            {
                < 0 => string.Create(CultureInfo.InvariantCulture, $"words too many: {-left.Words}"),
                > 0 => string.Create(CultureInfo.InvariantCulture, $"words missing: {left.Words}"),
                _ => "other words, or the same in other places",
            };
            faults.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"page_text {found.Id}#{found.Number}"), $"The full-text index does not match the text ({how}).",
                Guid.TryParse(found.Id, out var document) ? document : null));
        }

        return faults;
    }

    /// <summary>A page that a run beside this one has added is none.</summary>
    private static IEnumerable<CatalogFault> Stray(SqliteConnection catalog, IEnumerable<long> pages)
    {
        using var find = new SqlStatement(catalog, "select 1 from page where id=$1");
        foreach (var page in pages)
        {
            if (find.Query(r => r.GetInt32(0), page).Count == 0)
                yield return new(string.Create(CultureInfo.InvariantCulture, $"page_text {page}"), "No page belongs to this row of the full-text index.");
        }
    }

    /// <summary>FNV-1a.</summary>
    private static ulong Hash(ReadOnlySpan<byte> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in word)
            hash = (hash ^ b) * 1099511628211UL;
        return hash;
    }

    /// <summary>The word in this place as a number that others do not add up to by accident.</summary>
    private static ulong At(ulong word, int place)
    {
        var mixed = word + (ulong)(uint)place * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93UL;
        return mixed ^ (mixed >> 29);
    }

    private readonly record struct Expected(ulong Sum, int Words, int Version);
}
