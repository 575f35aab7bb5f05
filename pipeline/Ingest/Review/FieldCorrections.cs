using Ingest.Model;

namespace Ingest.Review;

/// <summary>Index data as a person sets them. What a person set has confidence 1 and no place on the page; nothing a machine finds goes before it.</summary>
internal static class FieldCorrections
{
    private const int LongestValue = 1000;

    public static readonly IReadOnlyList<string> Names =
        [FieldNames.Aktenzeichen, FieldNames.Vorgang, FieldNames.Title, FieldNames.Date, FieldNames.Subject, FieldNames.Sender];

    public static Draft Apply(Draft draft, Correction.SetField set, Stamp stamp)
    {
        if (!Names.Contains(set.Name))
            throw new UsageException($"'{set.Name}' is no field.", $"Fields are {string.Join(", ", Names)}, and class.");
        var value = OneLine(set.Value);
        if (value.Length > LongestValue)
            throw new UsageException($"The value for {set.Name} is longer than {LongestValue} characters.", "Shorten it.");
        if (set.Name == FieldNames.Date && value.Length > 0 && !IsoTime.TryReadDay(value, out _))
            throw new UsageException("The date is no day as ISO 8601 writes it.", "Write it like 2019-05-31.");
        var classified = draft.Now.Classified;
        var before = classified.Fields.FirstOrDefault(f => f.Name == set.Name);
        if (before is { Source: FieldNames.FromPerson } && before.Value == value)
            return draft;
        var fields = classified.Fields.Where(f => f.Name != set.Name).ToList();
        // an empty value of a person's stays: the machine shall not fill it again
        fields.Insert(0, new(set.Name, value, before?.Raw ?? "", 1, FieldNames.FromPerson));
        return draft.With(classified with { Fields = fields }).Noted(
            stamp.Entry(CorrectionActions.SetField, set.Name, before?.Value ?? "", value),
            stamp.Step("Korrektur der Indexdaten", new StepDetail("Feld", set.Name)));
    }

    public static Draft Apply(Draft draft, Correction.SetClass set, Stamp stamp)
    {
        var classified = draft.Now.Classified;
        if (classified.Class is { Class: var before, Confidence: 1 } && before == set.Class)
            return draft;
        return draft.With(classified with { Class = new(set.Class, 1, [new(FieldNames.FromPerson, 1)]), Alternatives = [] }).Noted(
            stamp.Entry(CorrectionActions.SetClass, "class", classified.Class.Class, set.Class),
            stamp.Step("Korrektur der Klassifikation", new StepDetail("Klasse", set.Class)));
    }

    private static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
