using System.Text.Json;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>The history of a stored record, the same in markers and Akten.</summary>
internal static class HistoryJson
{
    public static void WriteHistory(this Utf8JsonWriter json, IEnumerable<HistoryEntry> history) => json.WriteList("history", history, entry =>
    {
        json.WriteStartObject();
        json.WriteString("metadatum", entry.Metadatum);
        json.WriteString("before", entry.Before);
        json.WriteString("after", entry.After);
        json.WriteString("actor", entry.Actor);
        json.WriteTime("time", entry.Time);
        json.WriteString("action", entry.Action);
        json.WriteString("reason", entry.Reason);
        json.WriteEndObject();
    });

    /// <summary>Empty when the record has none.</summary>
    public static IReadOnlyList<HistoryEntry> History(this JsonElement json) => !json.TryGetProperty("history", out _) ? [] : json.List("history", e => new HistoryEntry(
        e.Text("metadatum"), e.Text("before"), e.Text("after"), e.Text("actor"), e.Time("time"), e.Text("action"), e.Text("reason")));
}
