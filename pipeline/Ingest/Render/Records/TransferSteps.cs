using System.Globalization;
using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>The process steps by which a document came into the store, from its decisions: what a later version continues.</summary>
public static class TransferSteps
{
    public const string Machine = "Serverdienst";

    private const string Rendering = "Erstellung des Scanprodukts";

    // Recognize/DeskewedRecognizer straightens from here on
    private const double StraightenedFrom = 0.5;

    /// <summary>All steps of this version: those of the versions before with what was added, or those of the first.</summary>
    public static IReadOnlyList<ProcessStep> Of(BatchContext batch, RecordedDocument recorded) =>
        recorded.Revision.Steps.Count > 0 ? recorded.Revision.Steps : [.. First(batch, recorded.Classified, ToolVersion.NameAndNumber)];

    /// <param name="system">The program, with its version, that took the steps.</param>
    public static IEnumerable<ProcessStep> First(BatchContext batch, ClassifiedDocument classified, string system)
    {
        var document = classified.Document;
        var person = batch.Operator.Length > 0 ? batch.Operator : "nicht angegeben";
        yield return Step("Erfassung und Übernahme der Abbilder", person, new("Profil", batch.Profile), new("Lieferung", batch.Id));
        if (Pages(document, p => p.Turn != Turn.None, p => $" ({(int)p.Turn}°)") is { Length: > 0 } turned)
            yield return Step("Drehung", Machine, new("Abbilder", turned), new("Bildveränderung", "nur die Lage auf der Seite, Abbilder bleiben wie geliefert"));
        if (Pages(document, p => Math.Abs(p.Findings.SkewDegrees) >= StraightenedFrom, _ => "") is { Length: > 0 } skewed)
            yield return Step("Geraderichten", Machine, new("Abbilder", skewed), new("Bildveränderung", "nur für die Texterkennung, Abbilder bleiben wie geliefert"));
        yield return Step("Texterkennung", Machine,
            new("Seiten ohne Text", Count(document.Pages.Count(p => p.Flags.HasFlag(PageFlags.TextMissing)))),
            new("leer erscheinende Seiten", Count(document.Pages.Count(p => p.Flags.HasFlag(PageFlags.BlankSuspect)))));
        yield return Step("Dokumententrennung", document.Boundary == BoundaryReason.Person ? person : Machine,
            new("Grund", Names.Of(document.Boundary)), new("entnommenes Trennblatt", document.Separator?.ToString() ?? ""));
        yield return Step("Klassifikation und Indexdaten", Machine,
            new("Klasse", classified.Class.Class), new("Felder", string.Join(", ", classified.Fields.Select(f => f.Name).Distinct())), new("Weg", Names.Of(classified.Route)));
        yield return Step(Rendering, Machine, new("Format", "PDF/A-2u mit Text, ALTO"), Recoded(classified.Issues));

        ProcessStep Step(string name, string doneBy, params StepDetail[] details) =>
            new(name, doneBy, system, batch.Clock, [.. details.Where(d => d.Value.Length > 0)]);
    }

    /// <summary>The steps of a version whose PDF was just written anew: the last of them names what had to be coded anew.</summary>
    public static IReadOnlyList<ProcessStep> Redrawn(IReadOnlyList<ProcessStep> steps, IReadOnlyList<Issue> issues) => steps is [.., { Name: Rendering } last]
        ? [.. steps.SkipLast(1), last with { Details = [.. last.Details, Recoded(issues)] }]
        : steps;

    /// <summary>The only step that changes a picture itself, in the PDF; the delivered image stays beside it.</summary>
    private static StepDetail Recoded(IReadOnlyList<Issue> issues) =>
        new("neu codierte Abbilder", string.Join(", ", issues.Where(i => i.Code == IssueCodes.ImageConverted).Select(i => i.Subject).DefaultIfEmpty("keine")));

    private static string Pages(SeparatedDocument document, Func<RecordedPage, bool> concerned, Func<RecordedPage, string> more) =>
        string.Join(", ", document.Pages.Where(concerned).Select(p => p.Id + more(p)));

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
