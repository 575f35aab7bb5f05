namespace Ingest.Catalog.Query;

/// <summary>The values documents are listed by.</summary>
internal static class DocumentOrder
{
    public const int Values = 4;

    public static string[] Of(CatalogDocument document) => [document.Akte, document.Vorgang, document.Date, document.Id.ToString("D")];
}
