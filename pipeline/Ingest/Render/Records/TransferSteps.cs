using System.Globalization;
using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>The process steps by which a document came into the store, from its decisions: what a later version continues.</summary>
public static class TransferSteps
{
    public const string Machine = "Serverdienst";

    /// <summary>A file that was made by a program is the scan product itself: nothing was made.</summary>
    private const string Keeping = "Übernahme der gelieferten Datei als Scanprodukt";

    // Recognize/DeskewedRecognizer straightens from here on
    private const double StraightenedFrom = 0.5;

    /// <summary>All steps of this version: those of the versions before with what was added, or those of the first.</summary>
    public static IReadOnlyList<ProcessStep> Of(BatchContext batch, RecordedDocument recorded) =>
        recorded.Revision.Steps.Count > 0 ? recorded.Revision.Steps : [.. First(batch, recorded, ToolVersion.NameAndNumber)];

    /// <param name="system">The program, with its version, that took the steps.</param>
    public static IEnumerable<ProcessStep> First(BatchContext batch, RecordedDocument recorded, string system)
    {
        var (document, classified) = (recorded.Document, recorded.Classified);
        var person = batch.Operator.Length > 0 ? batch.Operator : "nicht angegeben";
        yield return Step("Erfassung und Übernahme der Abbilder", person, new("Profil", batch.Profile), new("Lieferung", batch.Id));
        if (Turned(document) is { Length: > 0 } turned)
            yield return Step("Drehung", Machine, new("Abbilder", turned), new("Bildveränderung", recorded.AsDelivered
                ? "nur für die Texterkennung, die Datei bleibt wie geliefert" : "nur die Lage auf der Seite, Abbilder bleiben wie geliefert"));
        if (Pages(document, p => Math.Abs(p.Findings.SkewDegrees) >= StraightenedFrom, _ => "") is { Length: > 0 } skewed)
            yield return Step("Geraderichten", Machine, new("Abbilder", skewed), new("Bildveränderung", "nur für die Texterkennung, Abbilder bleiben wie geliefert"));
        yield return Step("Texterkennung", Machine,
            new("Seiten ohne Text", Count(document.Pages.Count(p => p.Flags.HasFlag(PageFlags.TextMissing)))),
            new("leer erscheinende Seiten", Count(document.Pages.Count(p => p.Flags.HasFlag(PageFlags.BlankSuspect)))));
        yield return Step("Dokumententrennung", document.Boundary == BoundaryReason.Person ? person : Machine,
            new("Grund", Names.Of(document.Boundary)), new("entnommenes Trennblatt", document.Separator?.ToString() ?? ""));
        yield return Step("Klassifikation und Indexdaten", Machine,
            new("Klasse", classified.Class.Class), new("Felder", string.Join(", ", classified.Fields.Select(f => f.Name).Distinct())), new("Weg", Names.Of(classified.Route)));
        var last = Step(ProcessStep.Rendering, Machine);
        yield return recorded.AsDelivered ? Kept(last) : Drawn(last, recorded, replacing: false);

        ProcessStep Step(string name, string doneBy, params StepDetail[] details) =>
            new(name, doneBy, system, batch.Clock, [.. details.Where(d => d.Value.Length > 0)]);
    }

    /// <summary>The steps of a version that was just given its PDF, the delivered file; empty for a first version, as before.</summary>
    public static IReadOnlyList<ProcessStep> Kept(RecordedDocument recorded) => Told(recorded.Revision.Steps, Kept);

    /// <summary>The steps of a version whose PDF was just drawn; empty for a first version, as before.</summary>
    /// <param name="before">As it came to the renderer: with the PDF of the version before.</param>
    public static IReadOnlyList<ProcessStep> Drawn(RecordedDocument recorded, RecordedDocument before) =>
        Told(recorded.Revision.Steps, last => Drawn(last, recorded, replacing: before.AsDelivered));

    private static IReadOnlyList<ProcessStep> Told(IReadOnlyList<ProcessStep> steps, Func<ProcessStep, ProcessStep> how) =>
        steps is [.., { Name: ProcessStep.Rendering } last] ? [.. steps.SkipLast(1), how(last)] : steps;

    private static ProcessStep Kept(ProcessStep last) => last with
    {
        Name = Keeping,
        Details = [new("Format", "gelieferte PDF-Datei, unverändert; dazu Text, ALTO")],
    };

    /// <summary>
    /// The only step that changes a picture itself, in the PDF: it is coded anew, or drawn where a page of a PDF is no single picture. What was
    /// delivered stays beside it.
    /// </summary>
    /// <param name="replacing">The version before was the delivered file, in which no page was turned.</param>
    private static ProcessStep Drawn(ProcessStep last, RecordedDocument recorded, bool replacing)
    {
        var coded = recorded.Classified.Issues.Where(i => i.Code == IssueCodes.ImageConverted).Select(i => i.Subject).DefaultIfEmpty("keine");
        StepDetail[] details =
        [
            new("Format", "PDF/A-2u mit Text, ALTO"),
            new("neu codierte Abbilder", string.Join(", ", coded)),
            new("aus der PDF-Datei gezeichnet", Pages(recorded.Document, p => p.Image?.Delivered.Coding == ImageCoding.PdfPage, _ => "")),
            new("gedreht", replacing ? Turned(recorded.Document) : ""),
            new("gelieferte Datei", replacing ? "als Scanprodukt ersetzt, bleibt als geliefertes Abbild erhalten" : ""),
        ];
        return last with { Details = [.. details.Where(d => d.Value.Length > 0)] };
    }

    private static string Turned(SeparatedDocument document) => Pages(document, p => p.Turn != Turn.None, p => $" ({(int)p.Turn}°)");

    private static string Pages(SeparatedDocument document, Func<RecordedPage, bool> concerned, Func<RecordedPage, string> more) =>
        string.Join(", ", document.Pages.Where(concerned).Select(p => p.Id + more(p)));

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
