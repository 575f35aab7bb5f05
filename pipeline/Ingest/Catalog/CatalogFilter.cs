namespace Ingest.Catalog;

/// <summary>Which documents are meant; empty values mean all. <paramref name="Akte"/> is the beginning of its name, without regard to case of A to Z.</summary>
public sealed record CatalogFilter(string Organisation = "", string Akte = "", string Class = "", string Status = "", string Batch = "")
{
    public static CatalogFilter All { get; } = new();

    internal const string Where = """
        ($0='' or d.organisation=$0) and ($1='' or d.akte like $1 escape '\') and ($2='' or lower(d.class)=lower($2))
        and ($3='' or d.status=lower($3)) and ($4='' or d.batch=$4)
        """;

    internal object[] Values => [Organisation, Akte.Length == 0 ? "" : Escaped(Akte) + "%", Class, Status, Batch];

    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
