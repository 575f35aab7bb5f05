using System.Xml;
using System.Xml.Linq;
using Ingest.Model;

namespace Ingest.Exchange.Message;

/// <summary>Reads Akte and Vorgang, one document in memory as a tree at a time.</summary>
internal sealed class AkteReader(ElementReader values)
{
    /// <summary>Levels of records in records (x-man takes five).</summary>
    private const int Deepest = 10;

    private readonly DocumentReader documents = new(values);

    public ExchangeAkte Akte(XmlReader reader, int depth)
    {
        Check(reader, depth);
        var own = new XElement("Akte");
        var documentsOfAkte = new List<ExchangeDocument>();
        var vorgaenge = new List<ExchangeVorgang>();
        var parts = new List<ExchangeAkte>();
        MessageInput.Children(reader, child =>
        {
            if (child != "Akteninhalt")
                own.Add(MessageInput.Whole(reader));
            else
                MessageInput.Children(reader, kind =>
                {
                    switch (kind)
                    {
                        case "Dokument":
                            documentsOfAkte.Add(documents.Document(MessageInput.Whole(reader)));
                            break;
                        case "Vorgang":
                            vorgaenge.Add(Vorgang(reader, depth + 1));
                            break;
                        case "Teilakte":
                            parts.Add(Akte(reader, depth + 1));
                            break;
                        default:
                            reader.Skip();
                            break;
                    }
                });
        });
        var (id, head) = Head(own);
        return new(id) { Head = head, Typ = values.Text(own, "Typ"), Documents = documentsOfAkte, Vorgaenge = vorgaenge, Parts = parts };
    }

    public ExchangeVorgang Vorgang(XmlReader reader, int depth)
    {
        Check(reader, depth);
        var own = new XElement("Vorgang");
        var documentsOfVorgang = new List<ExchangeDocument>();
        var parts = new List<ExchangeVorgang>();
        MessageInput.Children(reader, child =>
        {
            if (child == "Dokument")
                documentsOfVorgang.Add(documents.Document(MessageInput.Whole(reader)));
            else if (child == "Teilvorgang")
                parts.Add(Vorgang(reader, depth + 1));
            else
                own.Add(MessageInput.Whole(reader));
        });
        var (id, head) = Head(own);
        return new(id)
        {
            Head = head,
            Aktenbetreff = values.Text(own, "Aktenbetreff"),
            Typ = values.Text(own, "Typ"),
            Documents = documentsOfVorgang,
            Parts = parts,
        };
    }

    private static void Check(XmlReader reader, int depth)
    {
        if (depth > Deepest)
            throw MessageException.At(reader, "Akten or Vorgänge are nested too deep");
    }

    private (Guid Id, ExchangeHead Head) Head(XElement own)
    {
        var identification = values.Child(own, "Identifikation") ?? throw new MessageException($"{own.Name.LocalName} has no Identifikation.");
        var id = values.Id(identification, "ID");
        values.Object = id.ToString();
        var general = values.Child(own, "AllgemeineMetadaten") ?? new XElement("none");
        var plan = values.Child(general, "Aktenplaneinheit");
        var period = values.Child(own, "Laufzeit") ?? new XElement("none");
        var disposal = values.Child(own, "ArchivspezifischeMetadaten") ?? new XElement("none");
        return (id, new ExchangeHead
        {
            Number = values.Number(identification, "NummerImUebergeordnetenContainer"),
            Betreff = values.Text(general, "Betreff"),
            Kennzeichen = values.Text(general, "Kennzeichen"),
            Aktenfuehrung = values.Text(general, "Aktenfuehrung"),
            Medium = values.Code(general, "Medium", CodeList.Medium, ""),
            Plan = plan is null ? PlanPosition.None : new(values.Text(plan, "Kennzeichen"), values.Text(plan, "Inhaltsangabe"), values.Text(plan, "BetreffKurz")),
            Retention = Retention(disposal),
            KeepUntil = values.Day(disposal, "Aufbewahrungsende"),
            Begin = values.Day(period, "Beginn"),
            End = values.Day(period, "Ende"),
            Closed = values.Flag(own, "ZdA"),
            ClosedOn = values.Day(own, "ZdADatum"),
            History = values.History(values.Children(own, "HistorienProtokollInformation")),
        });
    }

    private Retention Retention(XElement disposal)
    {
        var span = values.Child(disposal, "Aufbewahrungsdauer");
        var after = values.Child(disposal, "Aussonderungsart");
        return new(
            span is null ? null : values.Number(span, "AnzahlJahre"),
            span is not null && values.Flag(span, "Unbefristet"),
            after is null ? null : Codes.Disposal(values.Code(after, "Aussonderungsart", CodeList.Aussonderungsart, "")));
    }
}
