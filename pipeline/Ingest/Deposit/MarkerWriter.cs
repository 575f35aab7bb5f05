using System.Text.Json;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>A commit marker as JSON: the same marker is always the same bytes.</summary>
public static class MarkerWriter
{
    public static ReadOnlyMemory<byte> Write(CommitMarker marker) => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", CommitMarker.SchemaVersion);
        json.WriteString("id", marker.Id);
        json.WriteNumber("version", marker.Version);
        json.WriteString("organisation", marker.Organisation);
        json.WriteString("batch", marker.Batch);
        json.WriteTime("clock", marker.Clock);
        json.WriteString("status", MarkerWords.Of(marker.Status));
        json.WriteString("documentKey", marker.DocumentKey.Hex);
        json.WriteString("contentKey", marker.ContentKey.Hex);
        json.WriteString("stack", marker.Stack);
        json.WriteString("akte", marker.Filing.Akte);
        json.WriteString("vorgang", marker.Filing.Vorgang);
        json.WriteString("title", marker.Filing.Title);
        json.WriteString("date", marker.Filing.Date);
        json.WriteObject("class", () =>
        {
            json.WriteString("code", marker.Class);
            json.WriteNumber("confidence", marker.ClassConfidence);
        });
        json.WriteString("route", MarkerWords.Of(marker.Route));
        json.WriteString("boundary", MarkerWords.Of(marker.Boundary));
        json.WriteList("pages", marker.Pages, page => WritePage(json, page));
        json.WriteStrings("gaps", marker.Gaps.Select(g => g.ToString()));
        json.WriteList("fields", marker.Fields, field => WriteField(json, field));
        json.WriteObject("objects", () =>
        {
            foreach (var (role, stored) in marker.Objects.OrderBy(o => o.Key))
                WriteStored(json, role, stored);
        });
        json.WriteList("issues", marker.Issues, issue => WriteIssue(json, issue));
        json.WriteStrings("missing", marker.Missing);
        if (marker.Released)
            json.WriteBoolean("released", true);
        if (marker.Removed.Count > 0)
            json.WriteList("removed", marker.Removed, page => WritePage(json, page));
        if (marker.DerivedFrom.Count > 0)
            json.WriteList("derivedFrom", marker.DerivedFrom, from => WriteVersion(json, from));
        if (marker.History.Count > 0)
            json.WriteHistory(marker.History);
    });

    private static void WritePage(Utf8JsonWriter json, MarkerPage page)
    {
        json.WriteStartObject();
        json.WriteString("page", page.Page.ToString());
        json.WriteString("key", page.Key.Hex);
        if (page.Delivered is { } delivered)
        {
            json.WriteString("delivered", delivered.Sha256.Hex);
            json.WriteString("coding", MarkerWords.Of(delivered.Coding));
            json.WriteNumber("pageInFile", delivered.PageInFile);
        }

        json.WriteNumber("turn", (int)page.Turn);
        json.WriteStrings("flags", MarkerWords.Of(page.Flags));
        json.WriteNumber("width", page.Width);
        json.WriteNumber("height", page.Height);
        json.WriteNumber("dpiX", page.DpiX);
        json.WriteNumber("dpiY", page.DpiY);
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, Field field)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WriteString("value", field.Value);
        json.WriteString("raw", field.Raw);
        json.WriteNumber("confidence", field.Confidence);
        json.WriteString("source", field.Source);
        if (field.Page is { } page)
            json.WriteString("page", page.ToString());
        if (field.Box is { } box)
            json.WriteList("box", [box.Left, box.Top, box.Right, box.Bottom], json.WriteNumberValue);
        json.WriteEndObject();
    }

    private static void WriteStored(Utf8JsonWriter json, ObjectRole role, StoredObject stored) => json.WriteObject(MarkerWords.Of(role), () =>
    {
        json.WriteString("sha256", stored.Sha256.Hex);
        json.WriteString("mediaType", stored.MediaType);
        json.WriteNumber("length", stored.Length);
    });

    private static void WriteVersion(Utf8JsonWriter json, DocumentVersion document)
    {
        json.WriteStartObject();
        json.WriteString("id", document.Id);
        json.WriteNumber("version", document.Version);
        json.WriteEndObject();
    }

    private static void WriteIssue(Utf8JsonWriter json, Issue issue)
    {
        json.WriteStartObject();
        json.WriteString("code", issue.Code);
        json.WriteString("subject", issue.Subject);
        json.WriteString("detail", issue.Detail);
        json.WriteEndObject();
    }
}
