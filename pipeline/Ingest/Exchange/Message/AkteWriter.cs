using Ingest.Model;

namespace Ingest.Exchange.Message;

/// <summary>Akte and Vorgang (AkteType, VorgangType): the same content in two orders.</summary>
internal static class AkteWriter
{
    public static void Akte(MessageXml xml, ExchangeAkte akte)
    {
        Identification(xml, akte.Id, akte.Head.Number);
        General(xml, akte.Head);
        Disposal(xml, akte.Head);
        xml.Text("Typ", akte.Typ);
        Period(xml, akte.Head);
        History(xml, akte.Head.History);
        if (akte.Documents.Count + akte.Vorgaenge.Count + akte.Parts.Count > 0)
            xml.Element("Akteninhalt", () =>
            {
                foreach (var document in akte.Documents)
                    xml.Element("Dokument", () => DocumentWriter.Document(xml, document));
                foreach (var vorgang in akte.Vorgaenge)
                    xml.Element("Vorgang", () => Vorgang(xml, vorgang));
                foreach (var part in akte.Parts)
                    xml.Element("Teilakte", () => Akte(xml, part));
            });
        Closing(xml, akte.Head);
    }

    public static void Vorgang(MessageXml xml, ExchangeVorgang vorgang)
    {
        Identification(xml, vorgang.Id, vorgang.Head.Number);
        General(xml, vorgang.Head);
        Disposal(xml, vorgang.Head);
        xml.Text("Aktenbetreff", vorgang.Aktenbetreff);
        xml.Text("Typ", vorgang.Typ);
        Closing(xml, vorgang.Head);
        Period(xml, vorgang.Head);
        History(xml, vorgang.Head.History);
        foreach (var document in vorgang.Documents)
            xml.Element("Dokument", () => DocumentWriter.Document(xml, document));
        foreach (var part in vorgang.Parts)
            xml.Element("Teilvorgang", () => Vorgang(xml, part));
    }

    public static void Identification(MessageXml xml, Guid id, int? number) => xml.Element("Identifikation", () =>
    {
        xml.Id("ID", id);
        if (number is { } place)
            xml.Number("NummerImUebergeordnetenContainer", place);
    });

    public static void History(MessageXml xml, IEnumerable<HistoryEntry> history)
    {
        foreach (var entry in history)
            xml.Element("HistorienProtokollInformation", () =>
            {
                xml.Text("MetadatumName", entry.Metadatum);
                xml.Text("MetadatumAlterWert", entry.Before);
                xml.Text("MetadatumNeuerWert", entry.After);
                xml.Required("Akteur", entry.Actor);
                xml.Time("DatumUhrzeit", entry.Time);
                xml.Text("Bemerkung", entry.Reason);
                xml.Required("Aktion", entry.Action);
            });
    }

    private static void General(MessageXml xml, ExchangeHead head)
    {
        if (head is { Betreff: "", Kennzeichen: "", Aktenfuehrung: "", Medium: "" } && head.Plan == PlanPosition.None)
            return;
        xml.Element("AllgemeineMetadaten", () =>
        {
            xml.Text("Betreff", head.Betreff);
            xml.Text("Kennzeichen", head.Kennzeichen);
            xml.Text("Aktenfuehrung", head.Aktenfuehrung);
            if (head.Medium.Length > 0)
                xml.Code("Medium", CodeList.Medium, head.Medium);
            if (head.Plan != PlanPosition.None)
                xml.Element("Aktenplaneinheit", () =>
                {
                    xml.Text("Kennzeichen", head.Plan.Kennzeichen);
                    xml.Text("Inhaltsangabe", head.Plan.Inhaltsangabe);
                    xml.Text("BetreffKurz", head.Plan.BetreffKurz);
                });
        });
    }

    private static void Disposal(MessageXml xml, ExchangeHead head)
    {
        var retention = head.Retention;
        if (retention == Retention.Undecided && head.KeepUntil is null)
            return;
        xml.Element("ArchivspezifischeMetadaten", () =>
        {
            if (retention.Unlimited)
                xml.Element("Aufbewahrungsdauer", () => xml.Flag("Unbefristet", true));
            else if (retention.Years is { } years)
                xml.Element("Aufbewahrungsdauer", () => xml.Number("AnzahlJahre", years));
            if (retention.After is { } after)
                xml.Element("Aussonderungsart", () => xml.Code("Aussonderungsart", CodeList.Aussonderungsart, Codes.Of(after)));
            xml.Day("Aufbewahrungsende", head.KeepUntil);
        });
    }

    private static void Period(MessageXml xml, ExchangeHead head)
    {
        if (head.Begin is null && head.End is null)
            return;
        xml.Element("Laufzeit", () =>
        {
            xml.Day("Beginn", head.Begin);
            xml.Day("Ende", head.End);
        });
    }

    private static void Closing(MessageXml xml, ExchangeHead head)
    {
        if (head.Closed)
            xml.Flag("ZdA", true);
        xml.Day("ZdADatum", head.ClosedOn);
    }
}
