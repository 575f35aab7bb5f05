using System.Globalization;
using System.Xml.Linq;
using Ingest.Model;

namespace Ingest.Exchange.Message;

/// <summary>Reads a document with its Anlagen; in foreign messages without our scan facts.</summary>
internal sealed class DocumentReader(ElementReader values)
{
    private const int DeepestAnlage = 5;

    public ExchangeDocument Document(XElement element, int depth = 1)
    {
        if (depth > DeepestAnlage)
            throw new MessageException("Anlagen are nested too deep.");
        var identification = values.Child(element, "Identifikation") ?? throw new MessageException($"{element.Name.LocalName} has no Identifikation.");
        var id = values.Id(identification, "ID");
        values.Object = id.ToString();
        var general = values.Child(element, "AllgemeineMetadaten") ?? new XElement("none");
        var facts = values.Children(element, "AnwendungsspezifischeErweiterung").FirstOrDefault(e => values.Child(e, "Kennung")?.Value == DocumentWriter.FactsId);
        var hashes = facts is null ? [] : Hashes(facts);
        var document = new ExchangeDocument(id)
        {
            Number = values.Number(identification, "NummerImUebergeordnetenContainer"),
            Betreff = values.Text(general, "Betreff"),
            Kennzeichen = values.Text(general, "Kennzeichen"),
            Medium = values.Code(general, "Medium", CodeList.Medium, ""),
            FremdesGeschaeftszeichen = values.Text(element, "FremdesGeschaeftszeichen"),
            Received = values.Day(element, "Posteingangsdatum"),
            Date = values.Day(element, "DatumDesSchreibens"),
            Typ = values.Text(element, "Typ"),
            Sender = MessageReader.Institution(values, element, "Absender"),
            History = values.History(values.Children(element, "HistorienProtokollInformation")),
            Versions = [.. values.Children(element, "Version").Select(v => new ExchangeVersion(
                values.Text(v, "Nummer"), [.. values.Children(v, "Format").Select(f => File(f, hashes))]))],
            AnlageNumber = depth > 1 ? values.Text(element, "Nummer") : "",
            Facts = facts is null ? [] : [.. values.Children(facts, "Feld").Select(Field)],
        };
        return document with { Anlagen = [.. values.Children(element, "Anlage").Select(a => Document(a, depth + 1))] };
    }

    private ExchangeFile File(XElement format, Dictionary<string, (Digest Sha256, long Length)> hashes)
    {
        var primary = values.Child(format, "Primaerdokument") ?? throw new MessageException("A Format has no Primaerdokument.");
        var name = values.Text(primary, "Dateiname");
        var known = hashes.TryGetValue(name, out var hash);
        return new(name, values.Code(format, "Name", CodeList.Dateiformat, ""), values.Text(format, "Version"))
        {
            OtherFormat = values.Text(format, "SonstigerName"),
            OriginalName = values.Text(primary, "DateinameOriginal"),
            Created = values.Time(primary, "DatumUhrzeit"),
            Sha256 = known ? hash.Sha256 : null,
            Length = known ? hash.Length : null,
        };
    }

    private Dictionary<string, (Digest, long)> Hashes(XElement facts)
    {
        var hashes = new Dictionary<string, (Digest, long)>(StringComparer.Ordinal);
        foreach (var group in values.Children(facts, "Feldgruppe").Where(g => values.Text(g, "Name") == DocumentWriter.FileGroup))
        {
            var fields = values.Children(group, "Feld").Select(Field).ToLookup(f => f.Name, f => f.Value);
            if (fields[DocumentWriter.HashField].FirstOrDefault() is { Length: 64 } hex && hex.All(char.IsAsciiHexDigitLower)
                && long.TryParse(fields[DocumentWriter.LengthField].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
                hashes[values.Text(group, "Beschreibung")] = (Digest.Parse(hex), length);
        }

        return hashes;
    }

    private ExchangeField Field(XElement field) =>
        new(values.Text(field, "Name"), values.Code(field, "Datentyp", CodeList.Datentyp, ""), values.Text(field, "Wert"));
}
