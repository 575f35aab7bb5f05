namespace Ingest.Catalog;

/// <summary>Which documents are meant; empty values mean all (dissolved ones must be asked for by their status). <paramref name="Akte"/> is the beginning of its name, by letters and digits alone.</summary>
public sealed record CatalogFilter(string Organisation = "", string Akte = "", string Class = "", string Status = "", string Batch = "")
{
    public static CatalogFilter All { get; } = new();
}
