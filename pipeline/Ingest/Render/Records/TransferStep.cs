using System.Globalization;
using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>A step that changed images, their set, or the index data of a document (DRV: Prozessschritt).</summary>
public sealed record TransferStep(string Name, string DoneBy, IReadOnlyList<(string Name, string Value)> Attributes)
{
    private const string Machine = "Serverdienst";

    public static IReadOnlyList<TransferStep> Of(BatchContext batch, ClassifiedDocument classified)
    {
        var document = classified.Document;
        var person = batch.Operator.Length > 0 ? batch.Operator : "nicht angegeben";
        var boundary = document.Boundary == BoundaryReason.Person ? person : Machine;
        var converted = classified.Issues.Count(i => i.Code == IssueCodes.ImageConverted);
        return
        [
            new("Übernahme der Abbilder", person, [("Profil", batch.Profile), ("Lieferung", batch.Id)]),
            new("Aufbereitung und Texterkennung", Machine,
            [
                ("Bildveränderung", "nur für die Texterkennung, Abbilder bleiben wie geliefert"),
                ("gedrehte Seiten", Count(document.Pages.Count(p => p.Turn != Turn.None))),
                ("Seiten ohne Text", Count(document.Pages.Count(p => p.Flags.HasFlag(PageFlags.TextMissing)))),
            ]),
            new("Dokumententrennung", boundary, [("Grund", Names.Of(document.Boundary)), ("Trennblatt", document.Separator?.ToString() ?? "")]),
            new("Klassifikation", Machine, [("Klasse", classified.Class.Class), ("Weg", Names.Of(classified.Route))]),
            new("Erstellung des Scanprodukts", Machine, [("neu codierte Abbilder", Count(converted))]),
        ];
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
