namespace Ingest.Tests.Classify;

/// <summary>
/// Documents of known class, put together from phrases of the trade in several ways, clean and with recognition errors.
/// The phrases vary: heading spelled or spaced, with or without the body that goes with it.
/// </summary>
internal static class GeneratedLetters
{
    private const string Head = "Landratsamt Musterkreis\nMarktplatz 1\n\nAz.: 7654/8\nMusterstadt, den 14. Februar 1995\n\n";

    private static readonly (string Class, string Heading, string[] Body)[] Kinds =
    [
        ("BESCHEID", "Bewilligungsbescheid", ["Es ergeht folgender Bescheid:", "Begründung:", "Rechtsbehelfsbelehrung"]),
        ("WIDERSPRUCHSBESCHEID", "Widerspruchsbescheid", ["Der Widerspruch wird zurückgewiesen.", "Hiergegen kann Klage beim Verwaltungsgericht erhoben werden."]),
        ("WIDERSPRUCH", "Widerspruch gegen den Bescheid vom 3. Januar 1995", ["Hiermit lege ich Widerspruch ein.", "Eine Begründung folgt."]),
        ("ANTRAG", "Antrag auf Erteilung einer Genehmigung", ["Hiermit beantrage ich die Genehmigung.", "Ich versichere die Richtigkeit meiner Angaben."]),
        ("VERMERK", "Aktenvermerk", ["Sachverhalt:", "Votum: Zustimmung"]),
        ("VERFUEGUNG", "Verfügung", ["1. Kopie an Ref. 3", "2. Wv. 01.03.1995", "3. z. d. A."]),
        ("RECHNUNG", "Rechnung", ["Rechnungsnummer: 95-17", "Gesamtbetrag 119,00 DM", "zzgl. 15 % MwSt"]),
        ("KASSENANORDNUNG", "Auszahlungsanordnung", ["Haushaltsstelle 0200", "Kassenzeichen 4711"]),
        ("PROTOKOLL", "Niederschrift", ["Teilnehmer: wie Liste", "TOP 1 Haushalt", "Beginn: 10.00 Uhr"]),
        ("GUTACHTEN", "Sachverständigengutachten", ["Auftraggeber: Landkreis", "Fragestellung"]),
        ("VOLLMACHT", "Vollmacht", ["Hiermit bevollmächtige ich Frau Muster."]),
        ("ZUSTELLUNGSURKUNDE", "Postzustellungsurkunde", ["zu übergeben versucht"]),
        ("EMPFANGSBEKENNTNIS", "Empfangsbekenntnis", ["Bitte umgehend zurückzusenden"]),
        ("URKUNDE", "Geburtsurkunde", ["Standesamt Musterstadt", "beglaubigt"]),
        ("VERTRAG", "Mietvertrag", ["zwischen", "§ 1 Gegenstand", "nachfolgend Vermieter genannt"]),
        ("BESCHLUSSVORLAGE", "Beschlussvorlage", ["Beschlussvorschlag:", "Der Gemeinderat beschließt die Satzung.", "Finanzielle Auswirkungen"]),
        ("INFORMATIONSVORLAGE", "Informationsvorlage", ["Der Ausschuss nimmt den Bericht zur Kenntnis."]),
        ("ANFRAGE", "Anfrage", ["Dazu fragen wir:", "1. Wie viele Plätze gibt es?", "Wir bitten um schriftliche Beantwortung."]),
        ("AENDERUNGSANTRAG", "Änderungsantrag", ["Der Beschlusspunkt wird wie folgt geändert:"]),
        ("STELLUNGNAHME", "Stellungnahme der Verwaltung", ["Die Verwaltung empfiehlt, den Antrag abzulehnen."]),
        ("PROTOKOLLAUSZUG", "Auszug aus der Niederschrift", ["Der Vorsitzende ruft den Punkt auf.", "Der Antrag wird einstimmig angenommen."]),
        ("FEHLBLATT", "Fehlblatt", ["Das Blatt wurde der Akte entnommen."]),
    ];

    public static IEnumerable<(string Class, string Variant, string Text)> All()
    {
        foreach (var (code, heading, body) in Kinds)
        {
            var rest = string.Join("\n\n", body);
            yield return (code, "clean", Head + heading + "\n\n" + rest);
            yield return (code, "capitals", Head + heading.ToUpperInvariant() + "\n\n" + rest);
            yield return (code, "spaced", Head + string.Join(' ', heading.ToCharArray()) + "\n\n" + rest);
            yield return (code, "one wrong letter", Head + Misread(heading) + "\n\n" + rest);
            yield return (code, "heading only", Head + heading + "\n\nEin Satz ohne Bedeutung.");
            yield return (code, "no heading", Head + rest);
        }
    }

    /// <summary>The last letter but two of the longest word.</summary>
    private static string Misread(string heading)
    {
        var word = heading.Split(' ').MaxBy(w => w.Length)!;
        var wrong = word.Length < 3 ? word : string.Concat(word.AsSpan(0, word.Length - 3), "c", word.AsSpan(word.Length - 2));
        return heading.Replace(word, wrong, StringComparison.Ordinal);
    }
}
