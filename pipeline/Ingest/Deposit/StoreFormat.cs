using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ingest.Deposit;

/// <summary>The content of <c>store.json</c>: which layout the store has, so that an older program does not touch a newer store.</summary>
internal static class StoreFormat
{
    public static ReadOnlyMemory<byte> Current { get; } = Write(StoreLayout.FormatVersion);

    public static ReadOnlyMemory<byte> Write(int version) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"formatVersion\":{version}}}\n"));

    /// <returns>The version it names.</returns>
    /// <exception cref="StoreFormatException">Not a store of this version or an older one.</exception>
    public static int Check(ReadOnlyMemory<byte> content, string place)
    {
        var version = VersionOf(content);
        if (version is > 0 and <= StoreLayout.FormatVersion)
            return version;
        throw version > StoreLayout.FormatVersion
            ? new StoreFormatException(
                string.Create(CultureInfo.InvariantCulture, $"The store {place} has format version {version}; this program knows {StoreLayout.FormatVersion}."),
                "Use the newer version of ingest that wrote the store.")
            : new StoreFormatException(
                $"The file {StoreLayout.Format} of the store {place} is damaged.",
                "Restore it from a backup. Then run 'ingest verify'.");
    }

    /// <summary>0 for anything that names no version.</summary>
    public static int VersionOf(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("formatVersion", out var version)
                && version.ValueKind == JsonValueKind.Number
                && version.TryGetInt32(out var number)
                    ? number
                    : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}
