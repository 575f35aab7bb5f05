using System.Text.Json;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>Pages of a document out of its metadata.</summary>
internal static class MetadataPages
{
    /// <param name="marked">The pages of the <see cref="CommitMarker"/>, for exact numbers.</param>
    public static RecordedPage Read(JsonElement json, Dictionary<PageId, MarkerPage> marked)
    {
        var id = PageId.Parse(json.Text("page"));
        return new(id, json.Sha256("key"), json.Text("source"), json.Sha256("sourceSha256"))
        {
            Image = json.TryGetProperty("delivered", out var delivered) ? ImageOf(delivered, marked.GetValueOrDefault(id)) : null,
            Turn = TurnOf(json.Int("rotation")),
            Flags = MarkerWords.ParseFlags(json.Texts("flags")),
            Findings = new() { SkewDegrees = json.Real("skew") },
            Confidence = json.Real("confidence"),
            WordCount = json.Int("words"),
            BornDigital = json.Get("bornDigital").GetBoolean(),
            Issues = json.List("issues", MetadataReader.IssueOf),
        };
    }

    public static Box BoxOf(JsonElement json) => new(json.Int("left"), json.Int("top"), json.Int("right"), json.Int("bottom"));

    private static PageImage ImageOf(JsonElement json, MarkerPage? marked)
    {
        var stored = marked?.Delivered ?? new(json.Sha256("sha256"), CodingOf(json.Text("mediaType")), json.TryGetProperty("pageInFile", out var n) ? n.GetInt32() : 0);
        return new(stored, json.Int("width"), json.Int("height"), marked?.DpiX ?? json.Real("dpiX"), marked?.DpiY ?? json.Real("dpiY"),
            json.TryGetProperty("containerRotation", out var turn) ? TurnOf(turn.GetInt32()) : Turn.None)
        {
            ResolutionEstimated = json.Flag("resolutionEstimated"),
            BitsPerPixel = json.Int("bitsPerPixel"),
            Mirrored = json.Flag("mirrored"),
        };
    }

    private static ImageCoding CodingOf(string mediaType)
    {
        foreach (var coding in Enum.GetValues<ImageCoding>())
            if (new DeliveredImage(default, coding).MediaType == mediaType)
                return coding;
        throw new FormatException("A delivered image has no known media type.");
    }

    private static Turn TurnOf(int degrees) => Enum.IsDefined((Turn)degrees) ? (Turn)degrees : throw new FormatException("A rotation is no quarter turn.");
}
