using System.Xml;

namespace Ingest.Exchange.Message;

/// <summary>
/// Writes a message 0401 in the element order of the schemas of 3.0.0 and 3.1.0. What it cannot know to be valid it does not write;
/// <see cref="Package.PackageChecks"/> reads it again.
/// </summary>
public static class MessageWriter
{
    private const string Schema = "xdomea-Nachrichten-AbgabeDurchfuehren.xsd";

    /// <summary>The output stays open.</summary>
    public static void Write(Stream output, ExchangeMessage message)
    {
        using var writer = XmlWriter.Create(output, MessageXml.Settings);
        var xml = new MessageXml(writer, message.Version);
        xml.Root(PackageNames.Abgabe, Schema, () =>
        {
            xml.Element("Kopf", () => WriteHead(xml, message));
            foreach (var akte in message.Akten)
                xml.Element("Schriftgutobjekt", () => xml.Element("Akte", () => AkteWriter.Akte(xml, akte)));
            foreach (var vorgang in message.Vorgaenge)
                xml.Element("Schriftgutobjekt", () => xml.Element("Vorgang", () => AkteWriter.Vorgang(xml, vorgang)));
            foreach (var document in message.Documents)
                xml.Element("Schriftgutobjekt", () => xml.Element("Dokument", () => DocumentWriter.Document(xml, document)));
        });
    }

    private static void WriteHead(MessageXml xml, ExchangeMessage message)
    {
        xml.Id("ProzessID", message.Process);
        xml.Code("Nachrichtentyp", CodeList.Nachrichtentyp, "0401");
        xml.Time("Erstellungszeitpunkt", message.Created);
        Contact(xml, "Absender", message.Sender);
        Contact(xml, "Empfaenger", message.Receiver);
        xml.Element("SendendesSystem", () =>
        {
            xml.Text("Produktname", message.Product);
            xml.Text("Version", message.ProductVersion);
        });
        xml.Flag("Importbestaetigung", true);
        xml.Flag("Empfangsbestaetigung", message.AskForReceipt);
    }

    internal static void Contact(MessageXml xml, string name, string institution) =>
        xml.Element(name, () => xml.Element("Institution", () => xml.Text("Name", institution)));
}
