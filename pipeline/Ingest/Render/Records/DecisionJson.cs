using System.Text.Json;
using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>What was decided about a document in the metadata: class, fields, way, each with confidence and evidence.</summary>
internal static class DecisionJson
{
    public static void Write(Utf8JsonWriter json, ClassifiedDocument classified)
    {
        json.WritePropertyName("class");
        Write(json, classified.Class);
        json.WriteStartArray("alternatives");
        foreach (var alternative in classified.Alternatives)
            Write(json, alternative);
        json.WriteEndArray();
        json.WriteString("route", Names.Of(classified.Route));
        json.WriteBoolean("classifiedMark", classified.ClassifiedMark);
        if (classified.Held)
            json.WriteBoolean("held", true);
        if (classified.HoldLifted)
            json.WriteBoolean("holdLifted", true);
        json.WriteStartArray("fields");
        foreach (var field in classified.Fields)
            Write(json, field);
        json.WriteEndArray();
        PageJson.WriteIssues(json, classified.Document.Issues.Concat(classified.Issues));
    }

    private static void Write(Utf8JsonWriter json, ClassProposal proposal)
    {
        json.WriteStartObject();
        json.WriteString("name", CleanText.Of(proposal.Class));
        json.WriteNumber("confidence", PageJson.Rounded(proposal.Confidence));
        json.WriteStartArray("evidence");
        foreach (var evidence in proposal.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("cue", CleanText.Of(evidence.Cue));
            json.WriteNumber("weight", PageJson.Rounded(evidence.Weight));
            WritePlace(json, evidence.Page, evidence.Box);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Field field)
    {
        json.WriteStartObject();
        json.WriteString("name", CleanText.Of(field.Name));
        json.WriteString("value", CleanText.Of(field.Value));
        json.WriteString("raw", CleanText.Of(field.Raw));
        json.WriteNumber("confidence", PageJson.Rounded(field.Confidence));
        json.WriteString("source", CleanText.Of(field.Source));
        WritePlace(json, field.Page, field.Box);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, PageId? page, Box? box)
    {
        if (page is { } address)
            json.WriteString("page", CleanText.Of(address.ToString()));
        if (box is { } place)
            PageJson.WriteBox(json, place);
    }
}
