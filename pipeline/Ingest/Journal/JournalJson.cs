using System.Text.Json;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>Facts of a row that no SQL asks for, as JSON.</summary>
internal static class JournalJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, ExactJson.Options);

    public static T Read<T>(string text, string where)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, ExactJson.Options) ?? throw JournalErrors.Damaged(where, "a row is empty");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw JournalErrors.Damaged(where, "a row cannot be read", e);
        }
    }
}
