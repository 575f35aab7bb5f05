using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>Facts of a row that no SQL asks for, as JSON. Reads back exactly what was written, numbers included.</summary>
internal static class JournalJson
{
    // reflection, not source generation: it keeps the initialisers of properties that older rows do not have
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new DigestJson(), new PageIdJson(), new BoxJson(), new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text, string where)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw JournalErrors.Damaged(where, "a row is empty");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw JournalErrors.Damaged(where, "a row cannot be read", e);
        }
    }

    private sealed class DigestJson : JsonConverter<Digest>
    {
        public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Digest.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.Hex);

    }

    private sealed class PageIdJson : JsonConverter<PageId>
    {
        public override PageId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PageId.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, PageId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class BoxJson : JsonConverter<Box>
    {
        public override Box Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var sides = JsonSerializer.Deserialize<int[]>(ref reader, options);
            return sides is [var left, var top, var right, var bottom] ? new(left, top, right, bottom) : throw new JsonException("A box has four sides.");
        }

        public override void Write(Utf8JsonWriter writer, Box value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Left);
            writer.WriteNumberValue(value.Top);
            writer.WriteNumberValue(value.Right);
            writer.WriteNumberValue(value.Bottom);
            writer.WriteEndArray();
        }
    }
}
