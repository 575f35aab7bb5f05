using Ingest.Catalog;
using Ingest.Catalog.Sqlite;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Deposit;

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
