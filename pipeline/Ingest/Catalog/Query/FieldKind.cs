namespace Ingest.Catalog.Query;

/// <summary>What of a document a field of a query is about.</summary>
internal enum FieldKind
{
    Akte,
    Vorgang,
    Class,
    Status,
    Date,
    Sender,
    Title,
}

internal static class FieldKinds
{
    public const FieldKind Last = FieldKind.Title;

    private static readonly (string Name, FieldKind Kind)[] Names =
    [
        ("az", FieldKind.Akte), ("akte", FieldKind.Akte), ("vorgang", FieldKind.Vorgang), ("typ", FieldKind.Class), ("class", FieldKind.Class),
        ("von", FieldKind.Sender), ("datum", FieldKind.Date), ("titel", FieldKind.Title), ("status", FieldKind.Status),
    ];

    /// <summary>One name for each, for people.</summary>
    public static string Known => string.Join(", ", Names.DistinctBy(n => n.Kind).Select(n => n.Name));

    /// <summary>The field whose name and colon stand at <paramref name="at"/>, with their length; length 0 when there is none.</summary>
    public static (FieldKind Kind, int Length) At(string text, int at)
    {
        foreach (var (name, kind) in Names)
        {
            if (string.Compare(text, at, name + ":", 0, name.Length + 1, StringComparison.OrdinalIgnoreCase) == 0)
                return (kind, name.Length + 1);
        }

        return (default, 0);
    }
}
