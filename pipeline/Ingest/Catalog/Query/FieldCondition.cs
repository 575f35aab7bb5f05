using Ingest.Catalog.Words;

namespace Ingest.Catalog.Query;

/// <summary>
/// What must be true of a document, or with <paramref name="Without"/> must not. <paramref name="Value"/> is folded: letters and digits alone for Akte, Vorgang,
/// class and status; words for title and sender. An Akte is meant by the beginning of its name.
/// </summary>
internal sealed record FieldCondition(FieldKind Kind, string Value, DateSpan Span, bool Without)
{
    /// <summary>Words from this length on also find what begins with them: Bescheid finds Bescheides.</summary>
    public const int PrefixLength = 5;

    public IReadOnlyList<string> Words => Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static FieldCondition Of(FieldKind kind, string value, DateSpan span, bool without) => kind switch
    {
        FieldKind.Date => new(kind, "", span, without),
        FieldKind.Sender or FieldKind.Title => new(kind, string.Join(' ', IndexMarks.Words(value)), DateSpan.None, without),
        _ => new(kind, IndexMarks.Key(value), DateSpan.None, without),
    };

    public bool Holds(CatalogDocument document) => Without != Kind switch
    {
        FieldKind.Akte => Value.Length > 0 && IndexMarks.Key(document.Akte).StartsWith(Value, StringComparison.Ordinal),
        FieldKind.Vorgang => Value.Length > 0 && IndexMarks.Key(document.Vorgang) == Value,
        FieldKind.Class => IndexMarks.Key(document.Class) == Value,
        FieldKind.Status => CatalogStatus.Word(document.Status) == Value,
        FieldKind.Date => Span.Holds(document.Date),
        FieldKind.Sender => StandIn(document.Sender),
        _ => StandIn(document.Title),
    };

    private bool StandIn(string text)
    {
        var there = IndexMarks.Words(text);
        return Words.Count > 0 && Words.All(w => there.Exists(t => t == w || w.Length >= PrefixLength && t.StartsWith(w, StringComparison.Ordinal)));
    }
}
