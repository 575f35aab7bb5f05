using System.Text.Json;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>Reads commit markers back; a marker is input like any other and may be damaged.</summary>
public static class MarkerReader
{
    /// <exception cref="FormatException">Not a commit marker of this schema; the message holds no content.</exception>
    public static CommitMarker Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, CommitMarker.SchemaVersion, json =>
        new CommitMarker(json.Get("id").GetGuid(), json.Int("version"), json.Word<DocumentStatus>("status"))
        {
            Organisation = json.Text("organisation"),
            Batch = json.Text("batch"),
            Clock = json.Time("clock"),
            DocumentKey = json.Sha256("documentKey"),
            ContentKey = json.Sha256("contentKey"),
            Stack = json.Text("stack"),
            Filing = new(json.Text("akte"), json.Text("vorgang"), json.Text("title"), json.Text("date")),
            Pages = json.List("pages", ReadPage),
            Gaps = [.. json.Texts("gaps").Select(PageId.Parse)],
            Boundary = json.Word<BoundaryReason>("boundary"),
            Class = json.Get("class").Text("code"),
            ClassConfidence = json.Get("class").Real("confidence"),
            Fields = json.List("fields", ReadField),
            Route = json.Word<Route>("route"),
            Objects = ReadObjects(json.Get("objects")),
            Issues = json.List("issues", i => new Issue(i.Text("code"), i.Text("subject"), i.Text("detail"))),
            History = json.History(),
            DerivedFrom = json.Optional("derivedFrom", d => new DocumentVersion(d.Get("id").GetGuid(), d.Int("version"))),
            Removed = json.Optional("removed", ReadPage),
            // markers from before the Transfervermerk was told of here say nothing: what is not known to be complete is not
            Missing = json.TryGetProperty("missing", out _) ? json.Texts("missing") : ["Stand des Transfervermerks nicht verzeichnet"],
            Released = json.TryGetProperty("released", out var released) && released.GetBoolean(),
        });

    private static MarkerPage ReadPage(JsonElement json) => new(
        PageId.Parse(json.Text("page")),
        json.Sha256("key"),
        json.TryGetProperty("delivered", out _) ? new(json.Sha256("delivered"), json.Word<ImageCoding>("coding"), json.Int("pageInFile")) : null,
        Enum.IsDefined((Turn)json.Int("turn")) ? (Turn)json.Int("turn") : throw new FormatException("'turn' is no quarter turn."),
        MarkerWords.ParseFlags(json.Texts("flags")),
        json.Int("width"),
        json.Int("height"),
        json.Real("dpiX"),
        json.Real("dpiY"));

    private static Field ReadField(JsonElement json) => new(
        json.Text("name"),
        json.Text("value"),
        json.Text("raw"),
        json.Real("confidence"),
        json.Text("source"),
        json.TryGetProperty("page", out var page) ? PageId.Parse(page.GetString() ?? "") : null,
        json.TryGetProperty("box", out _) ? ReadBox(json.List("box", e => e.GetInt32())) : null);

    private static Box ReadBox(IReadOnlyList<int> sides) =>
        sides is [var left, var top, var right, var bottom] ? new(left, top, right, bottom) : throw new FormatException("'box' has not four sides.");

    private static Dictionary<ObjectRole, StoredObject> ReadObjects(JsonElement json)
    {
        var objects = new Dictionary<ObjectRole, StoredObject>();
        foreach (var entry in json.EnumerateObject())
        {
            var stored = new StoredObject(entry.Value.Sha256("sha256"), entry.Value.Text("mediaType"), entry.Value.Long("length"));
            if (!objects.TryAdd(MarkerWords.Parse<ObjectRole>(entry.Name), stored))
                throw new FormatException("An object role is named twice.");
        }

        return objects.ContainsKey(ObjectRole.Pdf) ? objects : throw new FormatException("It names no PDF.");
    }
}
