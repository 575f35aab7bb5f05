using System.Text.Json;
using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>A page in the metadata: where it came from, how it lies, what was seen.</summary>
internal static class PageJson
{
    public static void Write(Utf8JsonWriter json, RecordedPage page, PageState state = PageState.Document)
    {
        json.WriteStartObject();
        json.WriteString("page", CleanText.Of(page.Id.ToString()));
        json.WriteString("state", Names.Of(state));
        json.WriteString("key", page.Key.Hex);
        json.WriteString("source", CleanText.Of(page.SourceName));
        json.WriteString("sourceSha256", page.SourceSha256.Hex);
        if (page.Image is { } image)
            WriteImage(json, image);
        json.WriteNumber("rotation", (int)page.Turn);
        json.WriteNumber("skew", Rounded(page.Findings.SkewDegrees));
        json.WriteNumber("confidence", Rounded(page.Confidence));
        json.WriteNumber("words", page.WordCount);
        json.WriteBoolean("bornDigital", page.BornDigital);
        json.WriteStartArray("flags");
        foreach (var flag in Names.Of(page.Flags))
            json.WriteStringValue(flag);
        json.WriteEndArray();
        WriteIssues(json, page.Issues.Concat(page.Findings.Issues));
        json.WriteEndObject();
    }

    public static void WriteBox(Utf8JsonWriter json, Box box)
    {
        json.WriteStartObject("box");
        json.WriteNumber("left", box.Left);
        json.WriteNumber("top", box.Top);
        json.WriteNumber("right", box.Right);
        json.WriteNumber("bottom", box.Bottom);
        json.WriteEndObject();
    }

    public static void WriteIssues(Utf8JsonWriter json, IEnumerable<Issue> issues)
    {
        json.WriteStartArray("issues");
        foreach (var issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("code", issue.Code);
            json.WriteString("subject", CleanText.Of(issue.Subject));
            json.WriteString("detail", CleanText.Of(issue.Detail));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Four decimals: enough for every reader, and the same text on every machine.</summary>
    public static double Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 4) + 0.0 : 0;

    private static void WriteImage(Utf8JsonWriter json, PageImage image)
    {
        json.WriteStartObject("delivered");
        json.WriteString("sha256", image.Delivered.Sha256.Hex);
        json.WriteString("mediaType", image.Delivered.MediaType);
        if (image.Delivered.PageInFile > 0)
            json.WriteNumber("pageInFile", image.Delivered.PageInFile);
        json.WriteNumber("width", image.Width);
        json.WriteNumber("height", image.Height);
        json.WriteNumber("dpiX", Rounded(image.DpiX));
        json.WriteNumber("dpiY", Rounded(image.DpiY));
        json.WriteBoolean("resolutionEstimated", image.ResolutionEstimated);
        json.WriteNumber("bitsPerPixel", image.BitsPerPixel);
        // as the container has it; left out where it says nothing
        if (image.Turn != Turn.None)
            json.WriteNumber("containerRotation", (int)image.Turn);
        if (image.Mirrored)
            json.WriteBoolean("mirrored", true);
        json.WriteEndObject();
    }
}
