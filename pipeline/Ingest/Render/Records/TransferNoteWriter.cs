using System.Globalization;
using System.Xml;
using Ingest.Model;
using Ingest.Render.Text;

namespace Ingest.Render.Records;

/// <summary>
/// Writes the Transfervermerk as XML after the structure of the DRV paper (Auftragnehmer, Dokument, Stapel, Verfahren, Prozessschritte)
/// with the scan product's id and digest. Without a person's statements it says <c>vollstaendig="false"</c>.
/// </summary>
public static class TransferNoteWriter
{
    public const string Namespace = "urn:ingest:transfervermerk:1";

    /// <param name="pdf">Digest of the scan product the note belongs to.</param>
    public static void Write(Stream output, TransferFacts facts, RecordedDocument recorded, Digest pdf)
    {
        using var xml = XmlOutput.On(output);
        xml.WriteStartElement("Transfervermerk", Namespace);
        xml.WriteAttributeString("erstellt", IsoTime.Second(facts.Written));
        xml.WriteAttributeString("vollstaendig", facts.Complete ? "true" : "false");
        foreach (var missing in facts.Missing)
            Element(xml, "Hinweis", "unvollständig: " + missing);
        WriteParties(xml, facts);
        WriteDocument(xml, facts, recorded.Document, pdf);
        WriteStack(xml, facts);
        xml.WriteStartElement("Qualitaetssicherung");
        Element(xml, "Vollstaendigkeit", facts.Completeness);
        Element(xml, "Ergebnis", facts.QualityCheck);
        Element(xml, "Uebereinstimmung", facts.Agreement);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>a) and b): who did it, for whom, and in which environment.</summary>
    private static void WriteParties(XmlWriter xml, TransferFacts facts)
    {
        var statements = facts.Batch.Statements;
        xml.WriteStartElement("Auftragnehmer");
        Element(xml, "Name", statements.Contractor.Length > 0 ? statements.Contractor : facts.Batch.Organisation);
        Element(xml, "Ort", statements.ContractorPlace.Length > 0 ? statements.ContractorPlace : "nicht angegeben");
        Element(xml, "Organisationseinheit", statements.ContractorUnit.Length > 0 ? statements.ContractorUnit : facts.Batch.Organisation);
        Element(xml, "Person", facts.Operator);
        xml.WriteEndElement();
        if (statements.Client.Length > 0)
        {
            xml.WriteStartElement("Auftraggeber");
            Element(xml, "Name", statements.Client);
            xml.WriteEndElement();
        }
        Element(xml, "Umfeld", facts.Environment);
    }

    private static void WriteDocument(XmlWriter xml, TransferFacts facts, SeparatedDocument document, Digest pdf)
    {
        xml.WriteStartElement("Dokument");
        xml.WriteAttributeString("id", facts.DocumentId.ToString());
        xml.WriteAttributeString("sha256", pdf.Hex);
        Element(xml, "Seiten", Number(facts.Pages));
        xml.WriteStartElement("Attribute");
        foreach (var text in facts.Conspicuities)
        {
            xml.WriteStartElement("Attribut");
            xml.WriteAttributeString("name", "Auffälligkeit");
            xml.WriteAttributeString("auffaelligkeit", "true");
            xml.WriteString(CleanText.Of(text));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteStartElement("Abbilder");
        foreach (var page in document.Pages)
        {
            xml.WriteStartElement("Abbild");
            xml.WriteAttributeString("adresse", CleanText.Of(page.Id.ToString()));
            xml.WriteAttributeString("quelle", CleanText.Of(page.SourceName));
            if (page.Image is { Delivered: var delivered })
                xml.WriteAttributeString("sha256", delivered.Sha256.Hex);
            xml.WriteAttributeString("drehung", Number((int)page.Turn));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteStack(XmlWriter xml, TransferFacts facts)
    {
        xml.WriteStartElement("Stapel");
        xml.WriteAttributeString("name", CleanText.Of(facts.Stack));
        xml.WriteAttributeString("erstellt", IsoTime.Second(facts.Batch.Clock));
        xml.WriteStartElement("Verfahren");
        Element(xml, "Bezeichnung", ToolVersion.Name);
        Element(xml, "Auspraegung", facts.Batch.Profile);
        Element(xml, "Version", ToolVersion.Number);
        Element(xml, "Stand", IsoTime.Day(facts.Batch.Clock));
        Element(xml, "Pfleger", facts.Batch.Organisation);
        xml.WriteEndElement();
        Element(xml, "PositionDesDokuments", facts.Position);
        xml.WriteStartElement("Prozessschritte");
        foreach (var step in facts.Steps)
        {
            xml.WriteStartElement("Prozessschritt");
            xml.WriteAttributeString("name", step.Name);
            xml.WriteAttributeString("zeitpunkt", IsoTime.Second(step.Time));
            Element(xml, "Durchfuehrung", step.DoneBy);
            Element(xml, "ITSystem", step.System);
            xml.WriteStartElement("Attribute");
            foreach (var (name, value) in step.Details)
            {
                xml.WriteStartElement("Attribut");
                xml.WriteAttributeString("name", name);
                xml.WriteString(CleanText.Of(value));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(name, CleanText.Of(value));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
