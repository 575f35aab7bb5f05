using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Ingest.Exchange.Bags;

/// <summary>Cuts the ALTO file of a document into one file for each page, as viewers of digitised books expect it. One page is in memory at a time.</summary>
internal static class AltoPages
{
    private const long LongestAlto = 1L << 32;

    private static readonly XmlWriterSettings Written = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        CloseOutput = false,
    };

    /// <exception cref="XmlException">The file is no ALTO that can be read.</exception>
    public static IEnumerable<XDocument> Of(Stream alto)
    {
        using var reader = XmlReader.Create(alto, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestAlto, IgnoreWhitespace = true, IgnoreComments = true,
        });
        reader.MoveToContent();
        XNamespace space = reader.NamespaceURI;
        if (reader.LocalName != "alto")
            throw new XmlException("The stored ALTO has another root element.");
        var root = new XElement(space + "alto");
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
                root.Add(new XAttribute(reader.LocalName, reader.Value));
        }

        reader.MoveToElement();
        reader.Read();
        while (!(reader.NodeType == XmlNodeType.Element && reader.LocalName == "Layout"))
        {
            if (reader.NodeType != XmlNodeType.Element)
                throw new XmlException("The stored ALTO has no Layout.");
            root.Add(XNode.ReadFrom(reader));
        }

        // the addresses of all pages stand there: each page file would repeat them
        root.Descendants(space + "fileIdentifier").Remove();
        reader.Read();
        while (reader.NodeType == XmlNodeType.Element)
            yield return new(new XElement(root.Name, root.Attributes(), root.Elements(), new XElement(space + "Layout", XNode.ReadFrom(reader))));
    }

    public static void Write(Stream output, XDocument page)
    {
        using var xml = XmlWriter.Create(output, Written);
        page.Save(xml);
    }
}
