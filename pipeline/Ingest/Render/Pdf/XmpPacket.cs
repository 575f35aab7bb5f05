using System.Globalization;
using System.Security;
using System.Text;
using Ingest.Model;
using Ingest.Render.Records;

namespace Ingest.Render.Pdf;

/// <summary>The XMP of a file: conformance, title, dates and, in the store, the Transfervermerk with the schema that explains it.</summary>
internal static class XmpPacket
{
    private const int LongestTitle = 250;

    public static byte[] Of(PdfDescription description, PdfProfile profile)
    {
        var time = IsoTime.Second(description.Time);
        var xmp = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>{profile.Part().ToString(CultureInfo.InvariantCulture)}</pdfaid:part>
            <pdfaid:conformance>{profile.Conformance()}</pdfaid:conformance>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Xml(Title(description))}</rdf:li></rdf:Alt></dc:title>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <xmp:CreatorTool>{Xml(ToolVersion.NameAndNumber)}</xmp:CreatorTool>
            <xmp:CreateDate>{time}</xmp:CreateDate>
            <xmp:ModifyDate>{IsoTime.Second(description.Modified)}</xmp:ModifyDate>
            <xmp:MetadataDate>{IsoTime.Second(description.Modified)}</xmp:MetadataDate>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <pdf:Producer>{Xml(ToolVersion.NameAndNumber)}</pdf:Producer>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
            <xmpMM:DocumentID>uuid:{description.DocumentId}</xmpMM:DocumentID>
            </rdf:Description>
            {(description.Note is { } note ? TransferXmp.Of(note) : "")}
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;
        return Encoding.UTF8.GetBytes(xmp.Replace("\n\n", "\n", StringComparison.Ordinal));
    }

    public static string Title(PdfDescription description)
    {
        var title = CleanText.OfWord(description.Title);
        if (title.Length <= LongestTitle)
            return title.Length == 0 ? "Dokument" : title;
        return title[..(char.IsHighSurrogate(title[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)];
    }

    public static string Xml(string text) => SecurityElement.Escape(CleanText.Of(text));
}
