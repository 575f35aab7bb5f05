using System.Globalization;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>Where things lie in the store, the same on disk and in blobs (DESIGN §5).</summary>
public static class StoreLayout
{
    /// <summary>1: objects, markers, batches. 2: each closed batch has its digests, its closing record and its entry in the audit log.</summary>
    public const int FormatVersion = 2;
    public const string Format = "store.json";
    /// <summary>One record for each version the store was brought to after it was made.</summary>
    public const string Formats = "formats/";
    public const string Objects = "objects";
    public const string Temp = "temp";
    public const string Commits = "commits/";
    public const string Batches = "batches/";

    /// <summary>What corrections of several documents are about to write: <c>changes/ID/vN-DIGEST.json</c>.</summary>
    public const string Changes = "changes/";

    public static string Object(Digest sha256) => $"{Objects}/{sha256.Hex[..2]}/{sha256.Hex}";

    /// <summary>True for exactly the names <see cref="Object"/> gives.</summary>
    public static bool IsObject(string name) =>
        name.Length == Objects.Length + 1 + 2 + 1 + 64
        && name[^64..].All(char.IsAsciiHexDigitLower)
        && name == Object(Digest.Parse(name[^64..]));

    public static string Marker(Guid document, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{Commits}{document:D}/v{version}.json");

    public static string FormatStep(int version) => string.Create(CultureInfo.InvariantCulture, $"{Formats}v{version}.json");

    public static string Manifest(string batch) => $"{Batches}{batch}/manifest.json";

    /// <summary>A batch that is closed again with another account (after a retry) gets a further receipt; none is ever replaced.</summary>
    public static string Receipt(string batch, int version) =>
        version == 1 ? $"{Batches}{batch}/receipt.json" : string.Create(CultureInfo.InvariantCulture, $"{Batches}{batch}/receipt-v{version}.json");

    /// <summary>Number of a receipt by its name; 0 for any other record.</summary>
    public static int ReceiptVersion(string batch, string name)
    {
        if (name == Receipt(batch, 1))
            return 1;
        var (start, end) = ($"{Batches}{batch}/receipt-v", ".json");
        return name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal) && name.Length > start.Length + end.Length
            && int.TryParse(name.AsSpan(start.Length, name.Length - start.Length - end.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && name == Receipt(batch, version) ? version : 0;
    }

    /// <summary>Document and version of a marker's name; false for any other name.</summary>
    public static bool TryParseMarker(string name, out Guid document, out int version)
    {
        document = default;
        version = 0;
        return name.Split('/') is ["commits", var id, ['v', .. var middle] file]
            && file.EndsWith(".json", StringComparison.Ordinal)
            && Guid.TryParseExact(id, "D", out document)
            && int.TryParse(middle[..^".json".Length], NumberStyles.None, CultureInfo.InvariantCulture, out version)
            && name == Marker(document, version);
    }
}
