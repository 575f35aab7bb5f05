using Ingest.Model;

namespace Ingest.Catalog;

/// <summary>How a document's status is written in the catalog, in lists and in queries.</summary>
public static class CatalogStatus
{
    public static string Word(DocumentStatus status) => status switch
    {
        DocumentStatus.Filed => "filed",
        DocumentStatus.Provisional => "provisional",
        DocumentStatus.Held => "held",
        DocumentStatus.Dissolved => "dissolved",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    internal static DocumentStatus Parse(string word) => word switch
    {
        "filed" => DocumentStatus.Filed,
        "provisional" => DocumentStatus.Provisional,
        "held" => DocumentStatus.Held,
        "dissolved" => DocumentStatus.Dissolved,
        _ => throw new FormatException("No status of that name."),
    };
}
