using System.Globalization;

namespace Ingest.Catalog.Sqlite;

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
            conditions.Add("d.akte like {0} escape '\\'", Escaped(filter.Akte) + "%");
        if (filter.Class.Length > 0)
            conditions.Add("d.class={0} collate nocase", filter.Class);
        if (filter.Status.Length > 0)
            conditions.Add("d.status=lower({0})", filter.Status);
        else
            conditions.Add("d.status<>'dissolved'");
        if (filter.Batch.Length > 0)
            conditions.Add("d.batch={0}", filter.Batch);
        return conditions;
    }

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
        return string.Create(CultureInfo.InvariantCulture, $"${Values.Count - 1}");
    }

    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
