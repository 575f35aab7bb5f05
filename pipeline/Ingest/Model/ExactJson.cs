using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Ingest.Model;

/// <summary>The records of this folder as JSON, for journal rows and worker messages. Reads back exactly what was written, numbers included.</summary>
internal static class ExactJson
{
    /// <summary>Fresh options: each serializer context binds its own. Contexts write enumerations by name.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new DigestJson(), new PageIdJson(), new BoxJson() },
    };

    /// <summary>The generated code for a type that the context names.</summary>
    public static JsonTypeInfo<T> TypeOf<T>(this JsonSerializerContext context) => (JsonTypeInfo<T>)context.Options.GetTypeInfo(typeof(T));

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
            if (reader.TokenType != JsonTokenType.StartArray)
                throw Refused();
            var box = new Box(Side(ref reader), Side(ref reader), Side(ref reader), Side(ref reader));
            return reader.Read() && reader.TokenType == JsonTokenType.EndArray ? box : throw Refused();
        }

        private static int Side(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : throw Refused();

        private static JsonException Refused() => new("A box has four sides.");

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
