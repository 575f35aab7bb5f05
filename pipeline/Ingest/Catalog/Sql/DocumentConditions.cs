using System.Globalization;
using Ingest.Catalog.Query;

namespace Ingest.Catalog.Sql;

/// <summary>
/// The conditions of a query on documents with their values. Only what is asked for is written: a condition that is always true would
/// keep the database from using an index.
/// </summary>
internal sealed class DocumentConditions
{
    private readonly List<string> conditions = [];

    public List<object> Values { get; } = [];

    public string Sql => conditions.Count == 0 ? "1=1" : string.Join(" and ", conditions);

    public static DocumentConditions Of(CatalogFilter filter)
    {
        var conditions = new DocumentConditions();
        if (filter.Organisation.Length > 0)
            conditions.Add("d.organisation={0}", filter.Organisation);
        if (filter.Akte.Length > 0)
            conditions.AddFields([FieldCondition.Of(FieldKind.Akte, filter.Akte, DateSpan.None, without: false)]);
        if (filter.Class.Length > 0)
            conditions.Add("lower(d.class)=lower({0})", filter.Class);
        if (filter.Status.Length > 0)
            conditions.Add("d.status=lower({0})", filter.Status);
        else
            conditions.Add("d.status<>'dissolved'");
        if (filter.Batch.Length > 0)
            conditions.Add("d.batch={0}", filter.Batch);
        return conditions;
    }

    /// <summary>Those fields the table has; it may let more through than they say, never less.</summary>
    public void AddFields(IReadOnlyList<FieldCondition> fields)
    {
        foreach (var kind in Narrowing.OfOneKind(fields))
        {
            if (kind.Select(Field).ToList() is var alternatives && alternatives.TrueForAll(a => a.Length > 0))
                conditions.Add($"({string.Join(" or ", alternatives)})");
        }
    }

    private string Field(FieldCondition field) => field.Kind switch
    {
        FieldKind.Akte when field.Value.Length == 0 => "1=0",
        FieldKind.Akte => $"d.akte_key >= {Value(field.Value)} and d.akte_key < {Value(WordForms.After(field.Value))}",
        FieldKind.Vorgang when field.Value.Length > 0 => $"d.vorgang_key = {Value(field.Value)}",
        FieldKind.Status => $"d.status = {Value(field.Value)}",
        FieldKind.Date when field.Span.Before.Length > 0 => $"d.date >= {Value(field.Span.From)} and d.date < {Value(field.Span.Before)}",
        FieldKind.Date => $"d.date >= {Value(field.Span.From)}",
        _ => "",
    };

    /// <param name="template">With <c>{0}</c>, <c>{1}</c>, ... where values stand.</param>
    public void Add(string template, params ReadOnlySpan<string> values)
    {
        var names = new object[values.Length];
        for (var i = 0; i < values.Length; i++)
            names[i] = Value(values[i]);
        conditions.Add(string.Format(CultureInfo.InvariantCulture, template, names));
    }

    /// <summary>Keeps a value and gives the name it has in the statement.</summary>
    public string Value(object value)
    {
        Values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${Values.Count}");
    }
}
