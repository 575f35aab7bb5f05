using System.Text.Json;
using Ingest.Deposit;
using Ingest.Exchange.Collect;
using Ingest.Model;

namespace Ingest.Exchange.Bags;

/// <summary>The Akte of a bag in one JSON file: its head, its Vorgänge, and in which folder each document lies.</summary>
internal static class AkteSummary
{
    public static ReadOnlyMemory<byte> Write(CollectedAkte collected, BagPlaces places, Func<string, string> classLabel) => RecordWriter.Write(json =>
    {
        var akte = collected.Akte;
        json.WriteNumber("schemaVersion", 1);
        json.WriteString("id", akte.Id);
        json.WriteString("aktenzeichen", akte.Aktenzeichen);
        json.WriteString("organisation", akte.Organisation);
        json.WriteString("betreff", akte.Betreff);
        json.WriteString("aktenplaneinheit", akte.Aktenplaneinheit);
        json.WriteString("inhaltsangabe", collected.Plan.Inhaltsangabe);
        WriteRetention(json, akte.Retention);
        json.WriteString("zdA", Day(akte.ZdA));
        json.WriteHistory(akte.History);
        json.WriteList("vorgaenge", akte.Vorgaenge, vorgang =>
        {
            json.WriteStartObject();
            json.WriteString("kennzeichen", vorgang.Kennzeichen);
            json.WriteString("betreff", vorgang.Betreff);
            json.WriteString("zdA", Day(vorgang.ZdA));
            json.WriteHistory(vorgang.History);
            json.WriteEndObject();
        });
        json.WriteList("documents", collected.Documents, document => WriteDocument(json, document, document.Marker, places, classLabel));
    });

    private static void WriteRetention(Utf8JsonWriter json, Retention retention) => json.WriteObject("retention", () =>
    {
        if (retention.Years is { } years)
            json.WriteNumber("years", years);
        json.WriteBoolean("unlimited", retention.Unlimited);
        if (retention.After is { } after)
            json.WriteString("aussonderungsart", Codes.Of(after));
    });

    private static void WriteDocument(Utf8JsonWriter json, CollectedDocument document, CommitMarker marker, BagPlaces places, Func<string, string> classLabel)
    {
        json.WriteStartObject();
        json.WriteString("folder", places.FolderOf(document));
        json.WriteString("id", marker.Id);
        json.WriteNumber("version", marker.Version);
        json.WriteString("vorgang", marker.Filing.Vorgang);
        json.WriteString("title", marker.Filing.Title);
        json.WriteString("date", marker.Filing.Date);
        json.WriteString("class", classLabel(marker.Class));
        json.WriteNumber("pages", marker.Pages.Count);
        json.WriteString("anlageOf", places.FolderOf(document.AnlageOf));
        json.WriteEndObject();
    }

    private static string Day(DateOnly? day) => day is { } there ? IsoTime.Day(there) : "";
}
