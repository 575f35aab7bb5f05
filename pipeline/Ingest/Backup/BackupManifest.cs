using System.Text.Json;
using System.Text.Json.Serialization;
using Ingest.Model;

namespace Ingest.Backup;

/// <summary>What a backup holds: the first entry of its ZIP.</summary>
internal sealed record BackupManifest(int SchemaVersion, string Program, DateTimeOffset Made, string Store, IReadOnlyList<BackupFile> Files)
{
    public const int Version = 1;
    public const string Name = "manifest.json";

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupManifest);

    /// <exception cref="StoreException">Not the manifest of a backup this program can read.</exception>
    public static BackupManifest Read(ReadOnlySpan<byte> bytes, string zip)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(bytes, BackupJson.Default.BackupManifest) ?? throw new JsonException();
            if (manifest.SchemaVersion > Version)
                throw new StoreException($"The backup {zip} was made by a newer program ({manifest.Program}).", "Restore it with that program or a newer one.");
            return manifest.SchemaVersion == Version && manifest.Files is not null ? manifest : throw new JsonException();
        }
        catch (JsonException e)
        {
            throw BackupFailure.Damaged(zip, "its manifest cannot be read", e);
        }
    }
}

/// <param name="FormatVersion">Schema version of a database; 0 for records of the store.</param>
internal sealed record BackupFile(string Name, long Length, string Sha256, int FormatVersion);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;

internal static class BackupFailure
{
    public static StoreException Damaged(string zip, string what, Exception? inner = null) =>
        new($"The backup {zip} cannot be restored: {what}.", "Nothing was changed. Use another backup.", inner);

    public static StoreException Files(string what, Exception inner) =>
        new($"{what}: {inner.Message.TrimEnd('.')}.", "Free space or give write access there, then run the command again.", inner);
}
