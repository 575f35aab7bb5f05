using System.Globalization;
using System.Xml.Linq;
using Ingest.Exchange.Latin;
using Ingest.Model;

namespace Ingest.Exchange.Message;

/// <summary>Reads single values out of a message and notes what the schemas let pass: characters outside DIN 91379, unknown codes.</summary>
internal sealed class ElementReader(XdomeaVersion version, List<MessageFinding> findings)
{
    private readonly XNamespace space = version.Namespace;

    /// <summary>Id of the record in work, for findings.</summary>
    public string Object { get; set; } = "";

    public XElement? Child(XElement parent, string name) => parent.Element(space + name);

    public IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements(space + name);

    public string Text(XElement parent, string name)
    {
        if (Child(parent, name) is not { } element)
            return "";
        var text = element.Value;
        if (!LatinText.IsLatin(text))
        {
            LatinText.Of(text, out var points);
            findings.Add(new(FindingCodes.Character, Object, $"{name} holds characters outside DIN 91379: {string.Join(' ', points)}."));
        }

        return text;
    }

    /// <exception cref="MessageException">Missing, or no UUID: nothing can be said about such an object.</exception>
    public Guid Id(XElement parent, string name) =>
        Guid.TryParseExact(Child(parent, name)?.Value ?? "", "D", out var id)
            ? id
            : throw new MessageException($"{parent.Name.LocalName}/{name} is missing or no UUID.");

    public int? Number(XElement parent, string name) =>
        int.TryParse(Child(parent, name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(XElement parent, string name) => Child(parent, name)?.Value.Trim() is "1" or "true";

    public DateOnly? Day(XElement parent, string name)
    {
        if (Child(parent, name)?.Value.Trim() is not { Length: > 0 } text)
            return null;
        // xs:date may carry a time zone
        if (text.Length >= 10 && IsoTime.TryReadDay(text[..10], out var day))
            return day;
        findings.Add(new(FindingCodes.Spelling, Object, $"{name} is no date like 1995-02-14."));
        return null;
    }

    public DateTimeOffset? Time(XElement parent, string name)
    {
        if (Child(parent, name)?.Value.Trim() is not { Length: > 0 } text)
            return null;
        if (text.Length > 18 && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return time;
        findings.Add(new(FindingCodes.Spelling, Object, $"{name} is no time like 2026-03-02T02:15:00Z."));
        return null;
    }

    /// <summary>The code's value, <paramref name="fallback"/> when the element is missing. A code outside the list is read and noted.</summary>
    public string Code(XElement parent, string name, CodeList list, string fallback)
    {
        if (Child(parent, name) is not { } element)
            return fallback;
        // unqualified in every version of the standard
        if (element.Element("code") is not { } code)
        {
            findings.Add(new(FindingCodes.Spelling, Object, $"{name} has no unqualified element 'code'."));
            return fallback;
        }

        var value = code.Value.Trim();
        if (!list.Codes.Contains(value))
            findings.Add(new(FindingCodes.CodeUnknown, Object, $"{name}: the code is not in {list.Uri} {list.Version}."));
        if (element.Attribute("listVersionID") is null)
            findings.Add(new(FindingCodes.Spelling, Object, $"{name} has no listVersionID."));
        return value;
    }

    public IReadOnlyList<HistoryEntry> History(IEnumerable<XElement> entries) =>
    [
        .. entries.Select(e => new HistoryEntry(
            Text(e, "MetadatumName"), Text(e, "MetadatumAlterWert"), Text(e, "MetadatumNeuerWert"), Text(e, "Akteur"),
            Time(e, "DatumUhrzeit") ?? default, Text(e, "Aktion"), Text(e, "Bemerkung"))),
    ];
}
