using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Ingest.Catalog;

/// <summary>Where a list goes on: the sort values of the last row, as one opaque word that fits into an address and a command line.</summary>
internal static class Cursor
{
    private const int Longest = 4000;

    /// <summary>Written token by token: the serializer would cost a short command more than its search.</summary>
    public static string Of(params string[] values)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        return Base64Url.EncodeToString(bytes.ToArray());
    }

    /// <exception cref="UsageException">It was not made by <see cref="Of"/> with as many values.</exception>
    public static string[] Read(string text, int count)
    {
        try
        {
            if (text.Length <= Longest && Values(Base64Url.DecodeFromChars(text)) is var values
                && values.Count == count && values.TrueForAll(v => !v.Contains('\0', StringComparison.Ordinal)))
                return [.. values];
        }
        catch (Exception e) when (e is FormatException or JsonException or DecoderFallbackException or InvalidOperationException)
        {
            // falls through: the same answer for everything that is no cursor
        }

        throw Wrong();
    }

    /// <returns>Nothing where it is no list of texts.</returns>
    private static List<string> Values(ReadOnlySpan<byte> bytes)
    {
        var values = new List<string>();
        var json = new Utf8JsonReader(bytes);
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
            return [];
        while (json.Read() && json.TokenType == JsonTokenType.String)
            values.Add(json.GetString()!);
        return json.TokenType == JsonTokenType.EndArray && !json.Read() ? values : [];
    }

    public static UsageException Wrong() => new("The text after --after is not one that an earlier answer gave.", "Leave --after out to begin at the front.");
}
