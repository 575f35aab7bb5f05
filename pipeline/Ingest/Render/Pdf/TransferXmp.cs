using System.Globalization;
using System.Text;
using Ingest.Model;
using Ingest.Render.Records;

namespace Ingest.Render.Pdf;

/// <summary>The Transfervermerk as XMP properties, with the extension schema PDF/A demands of every namespace of one's own (6.6.2.3).</summary>
internal static class TransferXmp
{
    private const string Prefix = "transfervermerk";

    private static readonly (string Name, string Type, string Description)[] Properties =
    [
        ("erstellt", "Date", "Time of the note"),
        ("durchfuehrung", "Text", "A.NB.4 a: person or pseudonym"),
        ("organisation", "Text", "A.NB.4 b: organisation"),
        ("verfahren", "Text", "A.NB.4 b: system and profile"),
        ("umfeld", "Text", "A.NB.4 b: environment or the documentation of the procedure"),
        ("auffaelligkeiten", "Text", "A.NB.4 c: conspicuities"),
        ("vollstaendigkeit", "Text", "A.NB.4 e: completeness"),
        ("qualitaetssicherung", "Text", "A.NB.4 e: result of quality assurance"),
        ("uebereinstimmung", "Text", "A.NB.4 f: agreement with the paper"),
        ("stapel", "Text", "Stack as delivered"),
        ("position", "Text", "Position of the document in the stack"),
        ("seiten", "Integer", "Pages"),
        ("schritte", "Text", "Process steps"),
        ("vollstaendig", "Boolean", "Whether all statements were made"),
        ("fehlend", "Text", "Statements that are missing"),
    ];

    public static string Of(TransferFacts facts)
    {
        var xmp = new StringBuilder($"<rdf:Description rdf:about=\"\" xmlns:{Prefix}=\"{TransferNoteWriter.Namespace}\">\n");
        foreach (var (name, _, _) in Properties)
        {
            var value = Value(name, facts);
            if (value.Length > 0)
                xmp.Append(CultureInfo.InvariantCulture, $"<{Prefix}:{name}>{XmpPacket.Xml(value)}</{Prefix}:{name}>\n");
        }
        return xmp.Append("</rdf:Description>\n").Append(Schema()).ToString();
    }

    private static string Value(string name, TransferFacts facts) => name switch
    {
        "erstellt" => IsoTime.Second(facts.Written),
        "durchfuehrung" => facts.Operator,
        "organisation" => facts.Batch.Organisation,
        "verfahren" => $"{ToolVersion.NameAndNumber}, {facts.Batch.Profile}",
        "umfeld" => facts.Environment,
        "auffaelligkeiten" => Shortened(facts.Conspicuities),
        "vollstaendigkeit" => facts.Completeness,
        "qualitaetssicherung" => facts.QualityCheck,
        "uebereinstimmung" => facts.Agreement,
        "stapel" => facts.Stack,
        "position" => facts.Position,
        "seiten" => facts.Pages.ToString(CultureInfo.InvariantCulture),
        "schritte" => Shortened([.. facts.Steps.Select(s => $"{s.Name} ({s.DoneBy}, {IsoTime.Second(s.Time)})")]),
        "vollstaendig" => facts.Complete ? "True" : "False",
        _ => string.Join("; ", facts.Missing),
    };

    // the XML object beside the file lists them all; a packet of megabytes would be read by nobody
    private static string Shortened(IReadOnlyList<string> lines) =>
        string.Join("; ", lines.Take(50)) + (lines.Count > 50 ? string.Create(CultureInfo.InvariantCulture, $"; und {lines.Count - 50} weitere") : "");

    private static string Schema()
    {
        var schema = new StringBuilder($"""
            <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Transfervermerk (BSI TR-03138)</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>{TransferNoteWriter.Namespace}</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>{Prefix}</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq>

            """);
        foreach (var (name, type, description) in Properties)
            schema.Append(CultureInfo.InvariantCulture, $"<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{type}</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>{XmpPacket.Xml(description)}</pdfaProperty:description></rdf:li>\n");
        return schema.Append("</rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>").ToString();
    }
}
