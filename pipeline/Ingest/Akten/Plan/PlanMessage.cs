using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Ingest.Model;

namespace Ingest.Akten.Plan;

/// <summary>
/// An Aktenplan out of an xdomea message 0301 (Aktenplan.Aktenplan), 3.0.0 or 3.1.0; the two do not differ here. The message comes
/// from another system: no DTD, no references to the outside, bounded size and depth; its type must be what its root says.
/// </summary>
internal static class PlanMessage
{
    public const string FileEnding = "_Aktenplan.Aktenplan.0301.xml";

    private const int DeepestElement = 64;
    private const string Root = "Aktenplan.Aktenplan.0301";

    private static readonly string[] Namespaces = ["urn:xoev-de:xdomea:schema:3.0.0", "urn:xoev-de:xdomea:schema:3.1.0"];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        MaxCharactersInDocument = 64 << 20,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static Aktenplan Read(ReadOnlyMemory<byte> bytes, FileErrors errors, List<string> notes)
    {
        try
        {
            RequireBounded(bytes);
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), Settings);
            return Read(XElement.Load(reader, LoadOptions.SetLineInfo), errors, notes);
        }
        catch (XmlException e)
        {
            errors.Add(e.LineNumber, $"no XML that is accepted: {e.Message}");
            return Aktenplan.Empty;
        }
    }

    /// <summary>The tree is built only after its depth is known: what walks trees may not be made to fall over the edge of its stack.</summary>
    private static void RequireBounded(ReadOnlyMemory<byte> bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), Settings);
        while (reader.Read())
        {
            if (reader.Depth > DeepestElement)
                throw new XmlException($"Elements are nested more than {DeepestElement} deep.", null, ((IXmlLineInfo)reader).LineNumber, 0);
        }
    }

    private static Aktenplan Read(XElement root, FileErrors errors, List<string> notes)
    {
        var space = root.Name.Namespace;
        if (!Namespaces.Contains(space.NamespaceName))
        {
            errors.Add(LineOf(root), $"the message is of another standard or version ({CsvTable.Shown(space.NamespaceName)}); xdomea 3.0.0 and 3.1.0 are read");
            return Aktenplan.Empty;
        }

        var type = root.Element(space + "Kopf")?.Element(space + "Nachrichtentyp")?.Element("code")?.Value.Trim();
        if (root.Name.LocalName != Root || type != "0301")
        {
            errors.Add(LineOf(root), $"it is no message 0301 but {CsvTable.Shown(root.Name.LocalName)}, of type {CsvTable.Shown(type ?? "")}");
            return Aktenplan.Empty;
        }

        if (root.Element(space + "Aktenplan") is not { } plan)
        {
            errors.Add(LineOf(root), "there is no Aktenplan in it");
            return Aktenplan.Empty;
        }

        var builder = new PlanBuilder(errors);
        foreach (var einheit in plan.Elements(space + "Einheit"))
            Add(einheit, "", builder, notes);
        if (!plan.Elements(space + "Einheit").Any())
            errors.Add(LineOf(plan), "the plan has no position");
        return builder.Build(Text(plan, "Bezeichnung"), Text(plan, "Version"));
    }

    private static void Add(XElement einheit, string parent, PlanBuilder plan, List<string> notes)
    {
        var line = LineOf(einheit);
        var kennzeichen = Text(einheit, "Kennzeichen");
        if (kennzeichen.Length == 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line}: a position without Kennzeichen was left out; what stands below it was taken."));
        else
            plan.Add(line, new(kennzeichen, Text(einheit, "Inhaltsangabe"), parent, RetentionOf(einheit, line, plan, notes))
            {
                BetreffKurz = Text(einheit, "BetreffKurz"),
                Stillgelegt = Text(einheit, "Stillgelegt") is "1" or "true",
            });
        foreach (var below in einheit.Elements(einheit.Name.Namespace + "Einheit"))
            Add(below, kennzeichen.Length > 0 ? kennzeichen : parent, plan, notes);
    }

    private static Retention RetentionOf(XElement einheit, int line, PlanBuilder plan, List<string> notes)
    {
        var space = einheit.Name.Namespace;
        var duration = einheit.Element(space + "Aufbewahrungsdauer");
        var after = einheit.Element(space + "Aussonderungsart");
        if (after?.Element(space + "AussonderungsartKonfigurierbar") is { } configured)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line}: the Aussonderungsart '{CsvTable.Shown(configured.Value)}' is agreed between others; it was left undecided."));
        var years = duration?.Element(space + "Unbefristet") is { Value: "1" or "true" } ? "unbefristet" : duration?.Element(space + "AnzahlJahre")?.Value ?? "";
        return plan.Retention(line, years, after?.Element(space + "Aussonderungsart")?.Element("code")?.Value ?? "");
    }

    private static string Text(XElement element, string name) =>
        string.Join(' ', (element.Element(element.Name.Namespace + name)?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
