using System.Globalization;
using System.Xml;

namespace Ingest.Exchange.Message;

/// <summary>A message or package that cannot be read at all: no XML, another version, a limit. Names the place, not the content.</summary>
public sealed class MessageException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static MessageException At(XmlReader reader, string what)
    {
        var place = reader as IXmlLineInfo;
        return new(string.Create(CultureInfo.InvariantCulture, $"{what} (line {place?.LineNumber}, column {place?.LinePosition})."));
    }
}
