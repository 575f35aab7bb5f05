using System.Text.Json;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>Facts of a row that no SQL asks for, as JSON.</summary>
internal static class JournalJson
{
    private static readonly JournalContext Context = new(ExactJson.Options());

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Context.TypeOf<T>());

    public static T Read<T>(string text, string where)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Context.TypeOf<T>()) ?? throw JournalErrors.Damaged(where, "a row is empty");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw JournalErrors.Damaged(where, "a row cannot be read", e);
        }
    }
}
