using System.Globalization;
using System.Text;
using System.Xml;
using Ingest.Model;

namespace Ingest.Exchange.Bags;

/// <summary>
/// METS of one document after the DFG's application profile: MODS, rights, files in the groups DEFAULT (page images), FULLTEXT (ALTO of each page) and
/// DOWNLOAD (PDF), physical and logical structure with the links between them. Locations are relative to the file.
/// </summary>
internal sealed class MetsWriter
{
    private const string Mets = "http://www.loc.gov/METS/";
    private const string Mods = "http://www.loc.gov/mods/v3";
    private const string Xlink = "http://www.w3.org/1999/xlink";
    private const string Viewer = "http://dfg-viewer.de/";

    private readonly XmlWriter xml;
    private readonly BagDocument document;

    private MetsWriter(XmlWriter xml, BagDocument document) => (this.xml, this.document) = (xml, document);

    public static void Write(Stream output, BagDocument document, Akte akte)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, IndentChars = " ", NewLineChars = "\n", CloseOutput = false,
        });
        new MetsWriter(xml, document).Write(akte);
    }

    private void Write(Akte akte)
    {
        var marker = document.Marker;
        xml.WriteStartElement("mets", "mets", Mets);
        xml.WriteAttributeString("xmlns", "mods", null, Mods);
        xml.WriteAttributeString("xmlns", "xlink", null, Xlink);
        xml.WriteAttributeString("xmlns", "dv", null, Viewer);
        xml.WriteAttributeString("OBJID", $"urn:uuid:{marker.Id}");
        xml.WriteAttributeString("LABEL", Clean(marker.Filing.Title));
        In("metsHdr", [("CREATEDATE", IsoTime.Second(marker.Clock))], () =>
            In("agent", [("ROLE", "CREATOR"), ("TYPE", "ORGANIZATION")], () => xml.WriteElementString("mets", "name", Mets, Clean(akte.Organisation))));
        In("dmdSec", [("ID", "DMD_0001")], () => Wrap("MODS", () => WriteMods(akte)));
        WriteAdministration(akte);
        WriteFiles();
        WritePhysical();
        WriteLogical();
        WriteLinks();
        xml.WriteEndElement();
    }

    private void WriteMods(Akte akte)
    {
        var marker = document.Marker;
        xml.WriteStartElement("mods", "mods", Mods);
        Title(marker.Filing.Title);
        if (marker.Fields.FirstOrDefault(f => f.Name == FieldNames.Sender)?.Value is { Length: > 0 } sender)
        {
            xml.WriteStartElement("mods", "name", Mods);
            xml.WriteElementString("mods", "namePart", Mods, Clean(sender));
            xml.WriteEndElement();
        }

        xml.WriteElementString("mods", "typeOfResource", Mods, "text");
        xml.WriteElementString("mods", "genre", Mods, Clean(document.Genre));
        if (marker.Filing.Date.Length > 0)
        {
            xml.WriteStartElement("mods", "originInfo", Mods);
            xml.WriteStartElement("mods", "dateCreated", Mods);
            xml.WriteAttributeString("encoding", "iso8601");
            xml.WriteString(Clean(marker.Filing.Date));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteStartElement("mods", "relatedItem", Mods);
        xml.WriteAttributeString("type", "host");
        Title(akte.Betreff.Length > 0 ? akte.Betreff : akte.Aktenzeichen);
        Identifier("aktenzeichen", akte.Aktenzeichen);
        if (marker.Filing.Vorgang.Length > 0)
            Identifier("vorgang", marker.Filing.Vorgang);
        xml.WriteEndElement();
        Identifier("uuid", marker.Id.ToString());
        xml.WriteEndElement();
    }

    private void WriteAdministration(Akte akte) => In("amdSec", [("ID", "AMD_0001")], () =>
    {
        In("rightsMD", [("ID", "RIGHTS_0001")], () => Wrap("OTHER", () =>
        {
            xml.WriteStartElement("dv", "rights", Viewer);
            xml.WriteElementString("dv", "owner", Viewer, Clean(akte.Organisation));
            xml.WriteEndElement();
        }, "DVRIGHTS"));
        if (document.Files.TryGetValue(ObjectRole.Transfervermerk, out var note))
            In("digiprovMD", [("ID", "DIGIPROV_0001")], () =>
                In("mdRef", [("LOCTYPE", "URL"), ("MDTYPE", "OTHER"), ("OTHERMDTYPE", "TRANSFERVERMERK"), ("MIMETYPE", "application/xml"), ("CHECKSUM", note.Sha256.Hex), ("CHECKSUMTYPE", "SHA-256")], Href(document.Seen(note))));
    });

    private void WriteFiles() => In("fileSec", [], () =>
    {
        Group("DEFAULT", document.Pages.Where(p => p.Image is not null), p =>
            File($"IMG_{p.Number:D4}", p.Image!, p.ImageType, document.Seen(p.Image!) + (p.PageInFile > 0 ? string.Create(CultureInfo.InvariantCulture, $"#page={p.PageInFile}") : "")));
        Group("FULLTEXT", document.Pages.Where(p => p.Alto is not null), p => File($"ALTO_{p.Number:D4}", p.Alto!, "application/xml", document.Seen(p.Alto!)));
        Group("DOWNLOAD", [document.Files[ObjectRole.Pdf]], f => File("PDF", f, "application/pdf", document.Seen(f)));
        Group("STORED", document.Files.Where(f => f.Key != ObjectRole.Pdf).OrderBy(f => f.Key), f =>
            File(f.Key.ToString().ToUpperInvariant(), f.Value, document.Marker.Objects[f.Key].MediaType, document.Seen(f.Value)));
    });

    private void WritePhysical() => In("structMap", [("TYPE", "PHYSICAL")], () => In("div", [("ID", "PHYS_0000"), ("TYPE", "physSequence")], () =>
    {
        Pointer("PDF");
        foreach (var page in document.Pages)
        {
            var number = page.Number.ToString(CultureInfo.InvariantCulture);
            In("div", [("ID", $"PHYS_{page.Number:D4}"), ("ORDER", number), ("ORDERLABEL", number), ("CONTENTIDS", $"urn:uuid:{document.Marker.Id}#{number}"), ("TYPE", "page")], () =>
            {
                if (page.Image is not null)
                    Pointer($"IMG_{page.Number:D4}");
                if (page.Alto is not null)
                    Pointer($"ALTO_{page.Number:D4}");
            });
        }
    }));

    private void WriteLogical() => In("structMap", [("TYPE", "LOGICAL")], () =>
        In("div", [("ID", "LOG_0000"), ("TYPE", "document"), ("LABEL", document.Marker.Filing.Title), ("DMDID", "DMD_0001"), ("ADMID", "AMD_0001")], () =>
        {
            for (var i = 0; i < document.Anlagen.Count; i++)
            {
                var (folder, title) = document.Anlagen[i];
                In("div", [("ID", $"LOG_{i + 1:D4}"), ("TYPE", "annex"), ("LABEL", title)], () => In("mptr", [("LOCTYPE", "URL")], Href($"../{folder}/mets.xml")));
            }
        }));

    private void WriteLinks() => In("structLink", [], () =>
    {
        foreach (var number in document.Pages.Select(p => p.Number).Prepend(0))
            In("smLink", [], () =>
            {
                xml.WriteAttributeString("xlink", "from", Xlink, "LOG_0000");
                xml.WriteAttributeString("xlink", "to", Xlink, string.Create(CultureInfo.InvariantCulture, $"PHYS_{number:D4}"));
            });
    });

    private void Group<T>(string use, IEnumerable<T> files, Action<T> write)
    {
        var all = files.ToList();
        if (all.Count > 0)
            In("fileGrp", [("USE", use)], () => all.ForEach(write));
    }

    private void File(string id, BagFile file, string mediaType, string href) =>
        In("file", [("ID", id), ("MIMETYPE", mediaType), ("SIZE", file.Length.ToString(CultureInfo.InvariantCulture)), ("CHECKSUM", file.Sha256.Hex), ("CHECKSUMTYPE", "SHA-256")], () =>
            In("FLocat", [("LOCTYPE", "URL")], Href(href)));

    private void Pointer(string file) => In("fptr", [("FILEID", file)], () => { });

    private Action Href(string target) => () => xml.WriteAttributeString("xlink", "href", Xlink, target);

    private void Wrap(string type, Action content, string other = "") =>
        In("mdWrap", other.Length > 0 ? [("MDTYPE", type), ("MIMETYPE", "text/xml"), ("OTHERMDTYPE", other)] : [("MDTYPE", type)], () => In("xmlData", [], content));

    private void Title(string text)
    {
        xml.WriteStartElement("mods", "titleInfo", Mods);
        xml.WriteElementString("mods", "title", Mods, Clean(text));
        xml.WriteEndElement();
    }

    private void Identifier(string type, string value)
    {
        xml.WriteStartElement("mods", "identifier", Mods);
        xml.WriteAttributeString("type", type);
        xml.WriteString(Clean(value));
        xml.WriteEndElement();
    }

    private void In(string name, (string Name, string Value)[] attributes, Action content)
    {
        xml.WriteStartElement("mets", name, Mets);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, Clean(value));
        content();
        xml.WriteEndElement();
    }

    /// <summary>Without what XML cannot carry.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));
}
