using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>An act with its place in the chain. <paramref name="Previous"/> is the SHA-256 of the bytes of the entry before.</summary>
public sealed record AuditEntry(long Number, Digest Previous, AuditAct Act)
{
    public const int SchemaVersion = 1;

    /// <summary>The same entry is always the same bytes.</summary>
    public ReadOnlyMemory<byte> Write() => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteNumber("number", Number);
        json.WriteString("previous", Previous.Hex);
        json.WriteTime("time", Act.Time);
        json.WriteString("actor", Act.Actor);
        json.WriteString("action", Act.Action);
        json.WriteString("subject", Act.Subject);
        json.WriteString("key", Act.Key);
        json.WriteList("named", Act.Named, named =>
        {
            json.WriteStartObject();
            json.WriteString("name", named.Name);
            json.WriteString("sha256", named.Sha256.Hex);
            json.WriteEndObject();
        });
        json.WriteObject("facts", () =>
        {
            foreach (var (name, value) in Act.Facts.OrderBy(f => f.Key, StringComparer.Ordinal))
                json.WriteString(name, value);
        });
    });

    /// <exception cref="FormatException">Not an entry of this schema; the message holds no content.</exception>
    public static AuditEntry Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, SchemaVersion, json => new AuditEntry(
        json.Long("number"),
        json.Sha256("previous"),
        new(json.Text("action"), json.Text("actor"), json.Time("time"), json.Text("subject"))
        {
            Key = json.Text("key"),
            Named = json.List("named", n => new AuditNamed(n.Text("name"), n.Sha256("sha256"))),
            Facts = json.Get("facts").EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetString() ?? throw new FormatException("A fact is null.")),
        }));
}
