using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Ingest.Exchange.Message;

/// <summary>How foreign XML is opened: no DTD, nothing fetched, bounded length and depth.</summary>
internal static class MessageInput
{
    /// <summary>Characters of a message: some 100,000 documents.</summary>
    private const long LongestMessage = 1L << 28;

    /// <summary>Elements in elements: five levels of records (x-man's limit) with all they hold stay below it.</summary>
    public const int Deepest = 64;

    /// <param name="schemas">Null to read without them.</param>
    public static XmlReader Open(Stream input, XmlSchemaSet? schemas = null, Action<XmlSchemaException>? invalid = null)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LongestMessage,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = false,
        };
        if (schemas is not null)
        {
            settings.Schemas = schemas;
            settings.ValidationType = ValidationType.Schema;
            // neither schemaLocation nor schemas in the message: only those that were given
            settings.ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings;
            settings.ValidationEventHandler += (_, e) => invalid?.Invoke(e.Exception);
        }

        return XmlReader.Create(input, settings);
    }

    /// <summary>Moves through the children of the element the reader stands on; <paramref name="child"/> consumes the one it is called for.</summary>
    public static void Children(XmlReader reader, Action<string> child)
    {
        if (reader.Depth > Deepest)
            throw MessageException.At(reader, "Elements are nested too deep");
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
                child(reader.LocalName);
            else if (!reader.Read())
                throw MessageException.At(reader, "The message ends too early");
        }

        reader.Read();
    }

    /// <summary>The element the reader stands on with all below it; the reader stands behind it.</summary>
    public static XElement Whole(XmlReader reader) => (XElement)XNode.ReadFrom(reader);
}
