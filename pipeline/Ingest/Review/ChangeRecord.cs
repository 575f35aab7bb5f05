using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>
/// The commit markers of a correction that concerns several documents, written before the first of them: whoever finds the first in the store
/// can write the others. The first decides; as long as it is not there, nothing has happened.
/// </summary>
public sealed record ChangeRecord(IReadOnlyList<ChangeRecord.Marker> Markers)
{
    public const int SchemaVersion = 1;

    public sealed record Marker(string Name, string Content);

    /// <summary>Named by its first marker and its content: a correction that lost the race leaves a record that nothing follows from.</summary>
    public string Name
    {
        get
        {
            var first = Markers[0].Name.Split('/');
            return $"{StoreLayout.Changes}{first[1]}/{Path.GetFileNameWithoutExtension(first[2])}-{Digest.Of(Write().Span).Hex[..16]}.json";
        }
    }

    public static ChangeRecord Of(IEnumerable<CommitMarker> markers) =>
        new([.. markers.Select(m => new Marker(m.Name, System.Text.Encoding.UTF8.GetString(MarkerWriter.Write(m).Span)))]);

    public ReadOnlyMemory<byte> Write() => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteList("markers", Markers, marker =>
        {
            json.WriteStartObject();
            json.WriteString("name", marker.Name);
            json.WriteString("content", marker.Content);
            json.WriteEndObject();
        });
    });

    /// <exception cref="FormatException">Not a change record of this schema.</exception>
    public static ChangeRecord Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, SchemaVersion, json =>
        json.List("markers", m => new Marker(m.Text("name"), m.Text("content"))) is { Count: > 0 } markers && markers.All(m => StoreLayout.TryParseMarker(m.Name, out _, out _))
            ? new ChangeRecord(markers)
            : throw new FormatException("It names no markers."));
}
