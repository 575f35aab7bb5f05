using System.Globalization;

namespace Ingest.Sample;

/// <summary>Tells whoever opens the folder that nothing in it is real.</summary>
internal static class SampleReadme
{
    public const string FirstLine = "MUSTER – erzeugte Beispieldaten";

    public static string Text(SampleOptions options) => FirstLine + string.Create(CultureInfo.InvariantCulture, $"""


        Diese Lieferung ist künstlich erzeugt ({options.Pages} Seiten, seed {options.Seed}, {options.Dpi} dpi). Alle Personen, Orte, Behörden,
        Aktenzeichen und Konten sind erfunden; jede bedruckte Seite trägt am Fuß den Vermerk MUSTER.

        stack-a.tif   mehrseitiges TIFF, schwarzweiß (CCITT G4), Trennblätter mit Patchcode T und Code 39
        stack-b.pdf   PDF mit einem Farbbild (JPEG) je Seite, Trennblätter mit QR-Code
        ordner-c/     Farbbilder (JPEG), eines je Seite, Trennblätter mit Code 128
        text/         der gedruckte Text jeder Seite, eine Zeile je gedruckter Zeile; Stempel und Handschrift sind nicht abgeschrieben
        truth.tsv     was jede Seite ist: stack, page, kind (content, separator, blank), document (Nummer im Stapel), class,
                      aktenzeichen, date, turned_cw_deg und skewed_cw_deg (so lag das Blatt im Scanner, Grad im Uhrzeigersinn),
                      text (Datei), code (Wert des Codes), received (Datum im Eingangsstempel)

        """);
}
