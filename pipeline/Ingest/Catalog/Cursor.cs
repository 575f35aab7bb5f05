using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Ingest.Catalog;

/// <summary>Where a list goes on: the sort values of the last row, as one opaque word that fits into an address and a command line.</summary>
internal static class Cursor
{
    private const int Longest = 4000;

    public static string Of(params string[] values) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(values));

    /// <exception cref="UsageException">It was not made by <see cref="Of"/> with as many values.</exception>
    public static string[] Read(string text, int count)
    {
        try
        {
            if (text.Length <= Longest && JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(text)) is { } values
                && values.Length == count && values.All(v => v is not null && !v.Contains('\0', StringComparison.Ordinal)))
                return values;
        }
        catch (Exception e) when (e is FormatException or JsonException or DecoderFallbackException)
        {
            // falls through: the same answer for everything that is no cursor
        }

        throw Wrong();
    }

    public static UsageException Wrong() => new("The text after --after is not one that an earlier answer gave.", "Leave --after out to begin at the front.");
}
