using System.Globalization;
using System.Text;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>Where a document stands in the E-Akte and what it is called there.</summary>
public sealed record Filing(string Akte, string Vorgang, string Title, string Date)
{
    /// <summary>The Akte of everything that came without an Aktenzeichen (DESIGN §7).</summary>
    public const string Unresolved = "Eingang ungeklärt";

    private const int LongestTitle = 200;

    /// <param name="classLabel">The label people know a class code by.</param>
    public static Filing Of(ClassifiedDocument classified, Func<string, string> classLabel)
    {
        var payload = classified.Document.Payload;
        // what a person set counts even when it is empty: then the sheet was wrong, too
        var akte = FirstOf(classified.FieldValue(FieldNames.Aktenzeichen), FromPerson(FieldNames.Aktenzeichen) ? "" : payload.Aktenzeichen, Unresolved);
        var vorgang = FirstOf(classified.FieldValue(FieldNames.Vorgang), FromPerson(FieldNames.Vorgang) ? "" : payload.Vorgang);
        var date = OneLine(classified.FieldValue(FieldNames.Date));
        var title = FirstOf(classified.FieldValue(FieldNames.Title), classified.FieldValue(FieldNames.Subject), Described(classLabel(classified.Class.Class), date));
        return new(akte, vorgang, title.Length <= LongestTitle ? title : Shortened(title), date);

        bool FromPerson(string name) => classified.Fields.Any(f => f.Name == name && f.Source == FieldNames.FromPerson);
    }

    private static string Described(string label, string date) =>
        IsoTime.TryReadDay(date, out var day)
            ? $"{label} vom {day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}"
            : label;

    private static string FirstOf(params ReadOnlySpan<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (OneLine(candidate) is { Length: > 0 } text)
                return text;
        }

        return "";
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            line.Append(Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Shortened(string title)
    {
        var end = char.IsHighSurrogate(title[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1;
        return title[..end].TrimEnd() + "…";
    }
}
