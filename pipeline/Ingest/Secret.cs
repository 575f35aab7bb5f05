using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest;

/// <summary>
/// A setting that must not be seen: a key, a password, a connection string. It prints and serialises as nothing, so that it gets
/// neither into logs and reports nor to a worker process; only <see cref="Reveal"/> gives it away, to the library that signs in with it.
/// </summary>
[JsonConverter(typeof(NeverWritten))]
public readonly struct Secret(string value)
{
    private readonly string? value = value;

    public bool IsEmpty => string.IsNullOrEmpty(value);

    public string Reveal() => value ?? "";

    public override string ToString() => "";

    internal sealed class NeverWritten : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return default;
        }

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue("");
    }
}
