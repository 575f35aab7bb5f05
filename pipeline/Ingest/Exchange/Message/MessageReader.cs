using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Ingest.Exchange.Message;

/// <summary>
/// Reads messages 0401 of xdomea 3.0.0 and 3.1.0, ours and foreign ones, document by document. Elements it does not know are passed over;
/// what the schemas cannot check (open code lists, characters, message type) becomes a <see cref="MessageFinding"/>.
/// </summary>
public sealed class MessageReader
{
    private readonly List<MessageFinding> findings = [];

    /// <summary>The namespace prefix of the root element as it was written.</summary>
    public string Prefix { get; private set; } = "";

    public IReadOnlyList<MessageFinding> Findings => findings;

    /// <param name="schemas">Validated against when given; what is invalid becomes a finding.</param>
    /// <exception cref="MessageException">Not a message 0401 of a known version, no XML, or beyond a limit.</exception>
    public ExchangeMessage Read(Stream input, XmlSchemaSet? schemas = null)
    {
        using var reader = MessageInput.Open(input, schemas, invalid => findings.Add(new(
            FindingCodes.Schema, "", string.Create(CultureInfo.InvariantCulture, $"Line {invalid.LineNumber}, column {invalid.LinePosition}: {invalid.Message}"))));
        try
        {
            return ReadRoot(reader);
        }
        catch (XmlException wrong)
        {
            throw new MessageException(string.Create(CultureInfo.InvariantCulture, $"No well-formed XML within the limits from line {wrong.LineNumber}, column {wrong.LinePosition} on."), wrong);
        }
    }

    private ExchangeMessage ReadRoot(XmlReader reader)
    {
        reader.MoveToContent();
        var version = XdomeaVersion.OfNamespace(reader.NamespaceURI)
            ?? throw MessageException.At(reader, $"The message is not of xdomea {string.Join(" or ", XdomeaVersion.All.Select(v => v.Number))}");
        if (reader.LocalName != PackageNames.Abgabe)
            throw MessageException.At(reader, $"The message is no {PackageNames.Abgabe}");
        Prefix = reader.Prefix;
        if (Prefix != MessageXml.Prefix)
            findings.Add(new(FindingCodes.Spelling, "", "The namespace prefix is not 'xdomea' (specification 4.2)."));

        var values = new ElementReader(version, findings);
        var records = new AkteReader(values);
        var message = new ExchangeMessage(default, version, default) { Sender = "", Receiver = "" };
        var akten = new List<ExchangeAkte>();
        var vorgaenge = new List<ExchangeVorgang>();
        var documents = new List<ExchangeDocument>();
        MessageInput.Children(reader, child =>
        {
            if (child == "Kopf")
                message = ReadHead(values, MessageInput.Whole(reader), message);
            else if (child == "Schriftgutobjekt")
                MessageInput.Children(reader, kind =>
                {
                    switch (kind)
                    {
                        case "Akte":
                            akten.Add(records.Akte(reader, 1));
                            break;
                        case "Vorgang":
                            vorgaenge.Add(records.Vorgang(reader, 1));
                            break;
                        case "Dokument":
                            documents.Add(new DocumentReader(values).Document(MessageInput.Whole(reader)));
                            break;
                        default:
                            reader.Skip();
                            break;
                    }
                });
            else
                reader.Skip();
        });
        return message.Process == default
            ? throw new MessageException("The message has no Kopf with a ProzessID.")
            : message with { Akten = akten, Vorgaenge = vorgaenge, Documents = documents };
    }

    private ExchangeMessage ReadHead(ElementReader values, XElement head, ExchangeMessage message)
    {
        var type = values.Code(head, "Nachrichtentyp", CodeList.Nachrichtentyp, "");
        if (type != "0401")
            findings.Add(new(FindingCodes.MessageType, "", "Kopf/Nachrichtentyp is not 0401, the root element is."));
        if (values.Text(head, "Importbestaetigung") is "true" || values.Text(head, "Empfangsbestaetigung") is "true" or "false")
            findings.Add(new(FindingCodes.Spelling, "", "A boolean of Kopf is not written as 1 or 0: libxml2 refuses it."));
        return message with
        {
            Process = values.Id(head, "ProzessID"),
            Created = values.Time(head, "Erstellungszeitpunkt") ?? default,
            Sender = Institution(values, head, "Absender"),
            Receiver = Institution(values, head, "Empfaenger"),
            Product = values.Child(head, "SendendesSystem") is { } system ? values.Text(system, "Produktname") : "",
            ProductVersion = values.Child(head, "SendendesSystem") is { } same ? values.Text(same, "Version") : "",
            AskForReceipt = values.Flag(head, "Empfangsbestaetigung"),
        };
    }

    internal static string Institution(ElementReader values, XElement parent, string name) =>
        values.Child(parent, name) is { } contact && values.Child(contact, "Institution") is { } institution ? values.Text(institution, "Name") : "";
}
