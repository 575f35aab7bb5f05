using Ingest.Catalog.Words;

namespace Ingest.Catalog.Query;

/// <summary>
/// Says by marks in the index which documents a query is about, as far as that takes few of them: then a field costs no more than a word.
/// It may let too much through, never too little; <see cref="Holds"/> decides.
/// </summary>
internal static class Narrowing
{
    private const int MostAkten = 300;
    private const int MostDates = 60;

    /// <summary>Fields of one kind are alternatives, but words of title and sender must all stand there; those with a minus must all be untrue.</summary>
    public static bool Holds(IReadOnlyList<FieldCondition> fields, CatalogDocument document) =>
        fields.All(f => f.Holds(document) || !f.Without && !MustAllHold(f.Kind) && fields.Any(other => other.Kind == f.Kind && !other.Without && other.Holds(document)));

    public static IEnumerable<MatchGroup> Of(IIndexReader index, string organisation, IReadOnlyList<FieldCondition> fields)
    {
        if (organisation.Length > 0)
            yield return MatchGroup.Of([IndexMarks.Organisation + IndexMarks.Key(organisation)]);
        foreach (var kind in OfOneKind(fields))
        {
            foreach (var group in MustAllHold(kind[0].Kind) ? kind.SelectMany(f => InText(index, f)) : Alternatives(index, kind[0].Kind, kind))
                yield return group;
        }
    }

    /// <summary>Those without a minus, kind by kind.</summary>
    public static IEnumerable<FieldCondition[]> OfOneKind(IReadOnlyList<FieldCondition> fields)
    {
        for (var kind = default(FieldKind); kind <= FieldKinds.Last; kind++)
        {
            FieldCondition[] some = [.. fields.Where(f => f.Kind == kind && !f.Without)];
            if (some.Length > 0)
                yield return some;
        }
    }

    private static bool MustAllHold(FieldKind kind) => kind is FieldKind.Title or FieldKind.Sender;

    public static IEnumerable<MatchGroup> Without(IReadOnlyList<FieldCondition> fields) => fields
        .Where(f => f.Without && f.Kind is (FieldKind.Class or FieldKind.Status or FieldKind.Vorgang))
        .Select(f => MatchGroup.Of([MarkOf(f.Kind) + f.Value]));

    private static IEnumerable<MatchGroup> Alternatives(IIndexReader index, FieldKind kind, FieldCondition[] fields)
    {
        string[] marks = kind switch
        {
            FieldKind.Akte => [.. fields.SelectMany(f => f.Value.Length == 0 ? [""] : index.AkteKeys(f.Value, MostAkten + 1))],
            FieldKind.Date => [.. fields.SelectMany(f => f.Span.Marks(MostDates))],
            _ => [.. fields.Select(f => f.Value)],
        };
        var tooMany = kind switch
        {
            FieldKind.Akte => marks.Length > MostAkten,
            FieldKind.Date => fields.Any(f => !f.Span.Marks(MostDates).Any()),
            _ => false,
        };
        if (tooMany)
            return [];
        // a mark that stands nowhere: no Akte begins so
        return [MatchGroup.Of(marks.Length == 0 ? [MarkOf(kind) + "\uE0FF"] : marks.Select(m => MarkOf(kind) + m))];
    }

    private static IEnumerable<MatchGroup> InText(IIndexReader index, FieldCondition field)
    {
        var mark = MarkOf(field.Kind);
        foreach (var word in field.Words)
        {
            if (word.Length < FieldCondition.PrefixLength)
            {
                yield return MatchGroup.Of([mark + word]);
                continue;
            }

            var (forms, areAll) = WordForms.Beginning(index, word, mark);
            yield return areAll ? MatchGroup.Of([mark + word, .. forms]) : new([new([mark + word], true)]);
        }

        if (field.Words.Count == 0)
            yield return MatchGroup.Of([mark + "\uE0FF"]);
    }

    private static char MarkOf(FieldKind kind) => kind switch
    {
        FieldKind.Akte => IndexMarks.Akte,
        FieldKind.Vorgang => IndexMarks.Vorgang,
        FieldKind.Class => IndexMarks.Class,
        FieldKind.Status => IndexMarks.Status,
        FieldKind.Date => IndexMarks.Date,
        FieldKind.Sender => IndexMarks.SenderWord,
        _ => IndexMarks.TitleWord,
    };
}
