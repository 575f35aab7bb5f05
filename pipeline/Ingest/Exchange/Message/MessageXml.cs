using System.Globalization;
using System.Text;
using System.Xml;
using Ingest.Exchange.Latin;
using Ingest.Model;

namespace Ingest.Exchange.Message;

/// <summary>
/// How elements of xdomea are spelled: prefix <c>xdomea</c> (specification 4.2), booleans as 1 and 0, codes unqualified with list and version,
/// empty texts left out. A character outside DIN 91379 is an error of the caller.
/// </summary>
internal sealed class MessageXml(XmlWriter xml, XdomeaVersion version)
{
    public const string Prefix = "xdomea";

    private readonly string space = version.Namespace;

    public static XmlWriterSettings Settings { get; } = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Async = false,
    };

    public void Root(string name, string schema, Action content)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement(Prefix, name, space);
        xml.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
        xml.WriteAttributeString("xsi", "schemaLocation", "http://www.w3.org/2001/XMLSchema-instance", $"{space} {schema}");
        content();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    public void Element(string name, Action content)
    {
        xml.WriteStartElement(Prefix, name, space);
        content();
        xml.WriteEndElement();
    }

    /// <summary>Left out when empty.</summary>
    public void Text(string name, string value)
    {
        if (value.Length > 0)
            Required(name, value);
    }

    public void Required(string name, string value)
    {
        if (!LatinText.IsLatin(value))
            throw new ArgumentException($"The text of {name} holds characters outside DIN 91379.", nameof(value));
        xml.WriteElementString(Prefix, name, space, value);
    }

    public void Id(string name, Guid value) => xml.WriteElementString(Prefix, name, space, value.ToString("D"));

    public void Flag(string name, bool value) => xml.WriteElementString(Prefix, name, space, value ? "1" : "0");

    public void Number(string name, long value) => xml.WriteElementString(Prefix, name, space, value.ToString(CultureInfo.InvariantCulture));

    public void Day(string name, DateOnly? value)
    {
        if (value is { } day)
            xml.WriteElementString(Prefix, name, space, IsoTime.Day(day));
    }

    public void Time(string name, DateTimeOffset value) =>
        xml.WriteElementString(Prefix, name, space, IsoTime.Exact(value));

    public void Code(string name, CodeList list, string code)
    {
        xml.WriteStartElement(Prefix, name, space);
        xml.WriteAttributeString("listURI", list.Uri);
        xml.WriteAttributeString("listVersionID", list.Version);
        xml.WriteElementString("code", "", list.Check(code));
        xml.WriteEndElement();
    }
}
