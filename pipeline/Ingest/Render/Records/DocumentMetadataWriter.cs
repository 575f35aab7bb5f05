using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>Writes all that is known of a document as JSON, for people and programs that come without the journal: identity, pages, decisions with their evidence.</summary>
public static class DocumentMetadataWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="files">The other files of the document, finished.</param>
    public static void Write(Stream output, BatchContext batch, RecordedDocument recorded, IReadOnlyList<RenderedObject> files)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var document = recorded.Document;
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", 1);
        WriteIdentity(json, batch, recorded);
        WriteBoundary(json, document);
        json.WriteStartArray("pages");
        foreach (var page in document.Pages)
        {
            PageJson.Write(json, page);
            json.Flush();
        }
        json.WriteEndArray();
        json.WriteStartArray("gaps");
        foreach (var gap in document.Gaps)
            json.WriteStringValue(CleanText.Of(gap.ToString()));
        json.WriteEndArray();
        DecisionJson.Write(json, recorded.Classified);
        RevisionJson.Write(json, batch, recorded.Revision);
        json.WriteStartObject("objects");
        foreach (var file in files)
        {
            json.WriteStartObject(Names.Of(file.Role));
            json.WriteString("mediaType", file.MediaType);
            json.WriteString("sha256", file.Sha256.Hex);
            json.WriteNumber("length", file.Length);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("tool");
        json.WriteString("name", ToolVersion.Name);
        json.WriteString("version", ToolVersion.Number);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter json, BatchContext batch, RecordedDocument recorded)
    {
        json.WriteString("id", recorded.Id);
        json.WriteString("key", recorded.Key.Hex);
        json.WriteString("contentKey", recorded.ContentKey.Hex);
        json.WriteString("organisation", CleanText.Of(batch.Organisation));
        json.WriteString("batch", CleanText.Of(batch.Id));
        json.WriteString("clock", IsoTime.Second(batch.Clock));
        json.WriteString("operator", CleanText.Of(batch.Operator));
        json.WriteString("profile", CleanText.Of(batch.Profile));
        json.WriteString("stack", CleanText.Of(recorded.Document.Stack));
        json.WriteNumber("ordinal", recorded.Document.Ordinal);
        json.WriteString("status", Names.Of(recorded.Classified.Status));
        json.WriteString("title", DocumentTitle.Of(recorded));
    }

    private static void WriteBoundary(Utf8JsonWriter json, SeparatedDocument document)
    {
        json.WriteStartObject("boundary");
        json.WriteString("reason", Names.Of(document.Boundary));
        if (document.Separator is { } separator)
            json.WriteString("separator", CleanText.Of(separator.ToString()));
        if (document.Payload != SeparatorPayload.None)
        {
            json.WriteStartObject("payload");
            json.WriteString("kind", CleanText.Of(document.Payload.Kind));
            json.WriteString("aktenzeichen", CleanText.Of(document.Payload.Aktenzeichen));
            json.WriteString("vorgang", CleanText.Of(document.Payload.Vorgang));
            json.WriteString("class", CleanText.Of(document.Payload.DocumentClass));
            if (document.Payload.Sheets is { } sheets)
                json.WriteNumber("sheets", sheets);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
