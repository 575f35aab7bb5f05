using System.Text.RegularExpressions;
using Ingest.Classify.Reading;
using Ingest.Model;

namespace Ingest.Classify.Fields;

/// <summary>
/// Finds the date a letter bears: behind "Datum" or a place ("Erfurt, den"), alone in the head, in the signature block;
/// never one that belongs to something else (birth, the letter answered, a law, a deadline, the receipt stamp).
/// </summary>
public static class DateFinder
{
    private const double Guess = 0.9;
    private const double Least = 0.4;
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly SafeRegex OfSomethingElse = new(
        @"(\bgeb(oren|\.)?( am)?|\*|\b(schreiben|nachricht|bescheid|antrag|anfrage|mail|brief|fax|vermerk|anruf|rechnung|auftrag|urteil|beschluss|sitzung|gesetz\w*|verordnung|satzung|vertrag\w*|fassung|bekanntmachung|eingabe|letter|order) (vom|of|dated)|\b(stand|termin|frist|sitzung|sitzungstermin|faellig|wv\.?|received|geburtsdatum)( am| vom)?:?|\beingang\w*( am)?:?|\beingegangen( am)?:?|\bgueltig (ab|bis)|\bbis( zum| spaetestens| einschliesslich)?|\b(ab|seit|zum|am|spaetestens|since|until|by|on)( dem)?)\s*$", Options);

    private static readonly SafeRegex Place = new(@"^\p{Lu}[\p{L} .()/-]{1,40}, ?(?:den|am|dated)?\s*$", Options);
    private static readonly SafeRegex Den = new(@"^(?:\p{Lu}[\p{L} .()/-]{1,40} |[^\p{L}]{0,3})?den\s*$", Options);
    private static readonly SafeRegex Label = new(@"\b(datum|date|dated|erstellt am|ausstellungsdatum)\s*[:.]?\s*$", Options);

    /// <summary>Best first.</summary>
    public static IReadOnlyList<FieldCandidate> Find(DocumentText text)
    {
        var found = new List<FieldCandidate>();
        foreach (var page in text.Pages)
        {
            foreach (var line in page)
                found.AddRange(On(line, page));
        }
        return [.. found.Where(f => f.Confidence >= Least).OrderByDescending(f => f.Confidence)];
    }

    private static IEnumerable<FieldCandidate> On(SeenLine line, IReadOnlyList<SeenLine> page)
    {
        var dates = DateText.In(line.Text);
        for (var i = 0; i < dates.Count; i++)
        {
            var date = dates[i];
            // a span of time or a list is no date of a letter
            if (ReceiptStamp.IsOn(line) || (i > 0 && dates[i - 1].Index + dates[i - 1].Length + 5 > date.Index))
                continue;
            var confidence = ConfidenceOf(line, date, page) * (date.Guessed ? Guess : 1);
            yield return new(IsoTime.Day(date.Date), line.Text.Substring(date.Index, date.Length),
                confidence, confidence > 0.8 ? FieldSources.Label : FieldSources.Layout, line, date.Index, date.Length);
        }
    }

    private static double ConfidenceOf(SeenLine line, FoundDate date, IReadOnlyList<SeenLine> page)
    {
        var before = line.Text[..date.Index];
        var folded = Folding.Fold(before);
        var head = line.Zones.HasFlag(Zone.Head);
        var placed = (Place.IsMatch(before) || Den.IsMatch(before)) && !folded.Contains("geb", StringComparison.Ordinal);
        if (!placed && OfSomethingElse.IsMatch(folded))
            return 0;
        if (Label.IsMatch(folded))
            return head ? 0.95 : 0.6;
        if (placed)
            return head ? 0.95 : 0.75;
        if (!head)
            return 0;
        var alone = folded.Trim(' ', '-', '.', ':').Length == 0 && date.Index + date.Length >= line.Text.TrimEnd('.', ' ').Length;
        if (folded.Trim() == "vom")
            return 0.85;
        if (!alone)
            return 0.45;
        return Neighbours.Above(line, page) switch
        {
            { } above when Label.IsMatch(above.Folded) => 0.95,
            { } above when OfSomethingElse.IsMatch(above.Folded) || ReceiptStamp.IsOn(above) => 0,
            _ => 0.8,
        };
    }
}
