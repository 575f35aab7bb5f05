using System.Globalization;

namespace Ingest.Exchange.Message;

/// <summary>A document with versions, files and Anlagen (DokumentType, AnlageDokumentType). Scan facts go where the standard leaves room for them.</summary>
internal static class DocumentWriter
{
    public const string FactsId = "urn:ingest:scanangaben:1";
    public const string FileGroup = "Datei";
    public const string HashField = "SHA-256";
    public const string LengthField = "Bytes";

    public static void Document(MessageXml xml, ExchangeDocument document)
    {
        AkteWriter.Identification(xml, document.Id, document.Number);
        if (document is not { Betreff: "", Kennzeichen: "", Medium: "" })
            xml.Element("AllgemeineMetadaten", () =>
            {
                xml.Text("Betreff", document.Betreff);
                xml.Text("Kennzeichen", document.Kennzeichen);
                if (document.Medium.Length > 0)
                    xml.Code("Medium", CodeList.Medium, document.Medium);
            });
        xml.Text("FremdesGeschaeftszeichen", document.FremdesGeschaeftszeichen);
        xml.Day("Posteingangsdatum", document.Received);
        xml.Day("DatumDesSchreibens", document.Date);
        xml.Text("Typ", document.Typ);
        AkteWriter.History(xml, document.History);
        foreach (var version in document.Versions)
            xml.Element("Version", () => Version(xml, version));
        foreach (var anlage in document.Anlagen)
            xml.Element("Anlage", () =>
            {
                Document(xml, anlage);
                xml.Text("Nummer", anlage.AnlageNumber);
            });
        if (document.Sender.Length > 0)
            MessageWriter.Contact(xml, "Absender", document.Sender);
        Facts(xml, document);
    }

    private static void Version(MessageXml xml, ExchangeVersion version)
    {
        xml.Required("Nummer", version.Number);
        foreach (var file in version.Files)
            xml.Element("Format", () =>
            {
                xml.Code("Name", CodeList.Dateiformat, file.Format);
                xml.Text("SonstigerName", file.OtherFormat);
                xml.Required("Version", file.FormatVersion);
                xml.Element("Primaerdokument", () =>
                {
                    xml.Required("Dateiname", file.Name);
                    xml.Text("DateinameOriginal", file.OriginalName);
                    if (file.Created is { } created)
                        xml.Time("DatumUhrzeit", created);
                });
            });
    }

    private static void Facts(MessageXml xml, ExchangeDocument document)
    {
        var files = document.Files().Where(f => f.Sha256 is not null).ToList();
        if (document.Facts.Count + files.Count == 0)
            return;
        xml.Element("AnwendungsspezifischeErweiterung", () =>
        {
            xml.Required("Kennung", FactsId);
            xml.Required("Name", "Scanangaben");
            xml.Text("Beschreibung", "Herkunft des Scanprodukts, Prüfsummen der Dateien, Sicherheit der maschinellen Angaben");
            xml.Text("Versionsnummer", "1");
            foreach (var file in files)
                xml.Element("Feldgruppe", () =>
                {
                    xml.Required("Name", FileGroup);
                    xml.Required("Beschreibung", file.Name);
                    Field(xml, new(HashField, Codes.TypeHex, file.Sha256!.Value.Hex));
                    Field(xml, new(LengthField, Codes.TypeInteger, (file.Length ?? 0).ToString(CultureInfo.InvariantCulture)));
                });
            foreach (var fact in document.Facts)
                Field(xml, fact);
        });
    }

    private static void Field(MessageXml xml, ExchangeField field) => xml.Element("Feld", () =>
    {
        xml.Required("Name", field.Name);
        xml.Code("Datentyp", CodeList.Datentyp, field.Type);
        xml.Text("Wert", field.Value);
    });
}
