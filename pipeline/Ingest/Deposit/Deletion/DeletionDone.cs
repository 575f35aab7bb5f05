using Ingest.Model;

namespace Ingest.Deposit.Deletion;

/// <summary>That an order was carried out.</summary>
/// <param name="Removed">Objects that are gone.</param>
/// <param name="Kept">Objects that others name, too: another document, another version, a page outside any document.</param>
public sealed record DeletionDone(Guid Document, DateTimeOffset Time, IReadOnlyList<Digest> Removed, IReadOnlyList<Digest> Kept)
{
    public const int SchemaVersion = 1;

    public ReadOnlyMemory<byte> Write() => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("document", Document);
        json.WriteTime("time", Time);
        json.WriteStrings("removed", Removed.Select(o => o.Hex));
        json.WriteStrings("kept", Kept.Select(o => o.Hex));
    });
}
