using System.Globalization;
using System.Text.Json;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>One way of reading JSON out of the store: whatever is wrong with it is a <see cref="FormatException"/> that names the place, not the content.</summary>
internal static class RecordReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    public static T Read<T>(ReadOnlyMemory<byte> bytes, int schemaVersion, Func<JsonElement, T> content)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, Options);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.Int("schemaVersion") == schemaVersion
                ? content(root)
                : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Not a record of schema version {schemaVersion}."));
        }
        catch (JsonException failure)
        {
            throw new FormatException($"No JSON from byte {failure.BytePositionInLine} of line {failure.LineNumber} on.", failure);
        }
        catch (InvalidOperationException failure)
        {
            throw new FormatException("A value has another type than it should.", failure);
        }
    }

    /// <param name="name">Of the record the bytes were read from.</param>
    /// <param name="read">Takes it apart; what it cannot read is a <see cref="FormatException"/>.</param>
    /// <exception cref="StoreException">The record cannot be read.</exception>
    public static T Require<T>(string name, ReadOnlyMemory<byte> bytes, Func<ReadOnlyMemory<byte>, T> read)
    {
        try
        {
            return read(bytes);
        }
        catch (FormatException failure)
        {
            throw StoreFailure.Different(name, $"it cannot be read ({failure.Message.TrimEnd('.')})");
        }
    }

    /// <returns>Null when the record cannot be read, which is not the end for who only looks; <paramref name="reason"/> says why.</returns>
    public static T? TryRead<T>(ReadOnlyMemory<byte> bytes, Func<ReadOnlyMemory<byte>, T> read, out string reason) where T : class
    {
        reason = "";
        try
        {
            return read(bytes);
        }
        catch (FormatException failure)
        {
            reason = failure.Message;
            return null;
        }
    }

    public static JsonElement Get(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : throw new FormatException($"'{name}' is missing.");

    public static string Text(this JsonElement json, string name) => json.Get(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    public static int Int(this JsonElement json, string name) => json.Get(name).GetInt32();

    public static long Long(this JsonElement json, string name) => json.Get(name).GetInt64();

    public static double Real(this JsonElement json, string name) => json.Get(name).GetDouble();

    public static Digest Sha256(this JsonElement json, string name) =>
        json.Text(name) is { Length: 64 } hex && hex.All(char.IsAsciiHexDigitLower) ? Digest.Parse(hex) : throw new FormatException($"'{name}' is no SHA-256.");

    public static T Word<T>(this JsonElement json, string name) where T : struct, Enum => MarkerWords.Parse<T>(json.Text(name));

    public static DateTimeOffset Time(this JsonElement json, string name) => IsoTime.ReadExact(json.Text(name));

    public static IReadOnlyList<T> List<T>(this JsonElement json, string name, Func<JsonElement, T> read) => [.. json.Get(name).EnumerateArray().Select(read)];

    /// <summary>Empty when the list is not there.</summary>
    public static IReadOnlyList<T> Optional<T>(this JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out _) ? json.List(name, read) : [];

    public static IReadOnlyList<string> Texts(this JsonElement json, string name) =>
        json.List(name, e => e.GetString() ?? throw new FormatException($"'{name}' holds null."));
}
