using System.Text.Json;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Exchange.Collect;

/// <summary>What only the metadata of a document say. Metadata that are missing or of another shape leave the facts empty: they are an addition, not the record.</summary>
/// <param name="SheetKind">Kind of the separator sheet before it, such as <c>ANLAGE</c>; empty for none.</param>
/// <param name="Confidence">Mean confidence of the recognised pages, 0 to 1; null when none was recognised.</param>
/// <param name="Tool">Program and version that read and classified it.</param>
public sealed record DocumentFacts(string SheetKind, double? Confidence, string Tool)
{
    private const long LongestMetadata = 1 << 28;

    public static DocumentFacts None { get; } = new("", null, "");

    public static async ValueTask<DocumentFacts> ReadAsync(IDepositStore store, CommitMarker marker, CancellationToken cancel)
    {
        if (!marker.Objects.TryGetValue(ObjectRole.Metadata, out var metadata) || metadata.Length > LongestMetadata)
            return None;
        await using var stream = await store.OpenObjectAsync(metadata.Sha256, cancel);
        try
        {
            using var json = await JsonDocument.ParseAsync(stream, new() { MaxDepth = 32 }, cancel);
            return Of(json.RootElement);
        }
        catch (JsonException)
        {
            return None;
        }
    }

    private static DocumentFacts Of(JsonElement root) => new(
        Find(root, "boundary", "payload", "kind") is { ValueKind: JsonValueKind.String } kind ? kind.GetString() ?? "" : "",
        MeanConfidence(root),
        string.Join(' ', new[] { Find(root, "tool", "name"), Find(root, "tool", "version") }
            .Where(e => e is { ValueKind: JsonValueKind.String }).Select(e => e!.Value.GetString())));

    private static double? MeanConfidence(JsonElement root)
    {
        if (Find(root, "pages") is not { ValueKind: JsonValueKind.Array } pages)
            return null;
        var known = pages.EnumerateArray()
            .Where(p => Find(p, "words") is { ValueKind: JsonValueKind.Number } words && words.TryGetInt32(out var n) && n > 0)
            .Select(p => Find(p, "confidence"))
            .Where(c => c is { ValueKind: JsonValueKind.Number })
            .Select(c => c!.Value.GetDouble())
            .ToList();
        return known.Count > 0 ? known.Average() : null;
    }

    private static JsonElement? Find(JsonElement? json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            json = json is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;
        return json;
    }
}
