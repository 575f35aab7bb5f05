using System.Globalization;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>
/// The closing record of a batch, one for each of its receipts: the Merkle root over everything the batch put into the store, and the head of the
/// audit log before it was closed. So each closed batch also witnesses the log up to then.
/// </summary>
public sealed record BatchClosing(string Batch, DateTimeOffset Clock, AuditNamed Receipt, AuditNamed Leaves, int Count, Digest Root, AuditHead Before)
{
    public const int SchemaVersion = 1;

    /// <summary>The closing record that belongs to a receipt.</summary>
    public static string NameFor(string receipt) => receipt.Replace("/receipt", "/closing", StringComparison.Ordinal);

    /// <summary>The list of digests that belongs to a receipt.</summary>
    public static string LeavesFor(string receipt) =>
        NameFor(receipt).Replace("/closing", "/digests", StringComparison.Ordinal).Replace(".json", ".sha256", StringComparison.Ordinal);

    public static string ReceiptOf(string closing) => closing.Replace("/closing", "/receipt", StringComparison.Ordinal);

    /// <summary>True for the name of a closing record.</summary>
    public static bool IsName(string name) => name.Split('/') is ["batches", _, ['c', 'l', 'o', 's', 'i', 'n', 'g', .., '.', 'j', 's', 'o', 'n']];

    public ReadOnlyMemory<byte> Write() => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("batch", Batch);
        json.WriteTime("clock", Clock);
        WriteNamed("receipt", Receipt);
        json.WriteObject("merkle", () =>
        {
            json.WriteString("tree", "RFC 6962, SHA-256");
            json.WriteNumber("leaves", Count);
            json.WriteString("root", Root.Hex);
            WriteNamed("digests", Leaves);
        });
        json.WriteObject("auditBefore", () =>
        {
            json.WriteNumber("number", Before.Number);
            json.WriteString("sha256", Before.Sha256.Hex);
        });

        void WriteNamed(string name, AuditNamed named) => json.WriteObject(name, () =>
        {
            json.WriteString("name", named.Name);
            json.WriteString("sha256", named.Sha256.Hex);
        });
    });

    /// <exception cref="FormatException">Not a closing record of this schema.</exception>
    public static BatchClosing Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, SchemaVersion, json =>
    {
        var merkle = json.Get("merkle");
        var before = json.Get("auditBefore");
        return new BatchClosing(
            json.Text("batch"), json.Time("clock"), Named(json, "receipt"), Named(merkle, "digests"), merkle.Int("leaves"), merkle.Sha256("root"),
            new(before.Long("number"), before.Sha256("sha256")));

        static AuditNamed Named(System.Text.Json.JsonElement json, string name) => new(json.Get(name).Text("name"), json.Get(name).Sha256("sha256"));
    });

    /// <summary>The entry that says the batch was closed: the same for the same closing record.</summary>
    public AuditAct Act(string actor, Digest sha256) => new(AuditActions.BatchClosed, actor.Length > 0 ? actor : AuditActions.Program, Clock, Batch)
    {
        Named = [new(NameFor(Receipt.Name), sha256), Receipt, Leaves],
        Facts = new Dictionary<string, string> { ["merkleRoot"] = Root.Hex, ["leaves"] = Count.ToString(CultureInfo.InvariantCulture) },
        Key = $"{AuditActions.BatchClosed}:{Receipt.Name}:{Receipt.Sha256}",
        After = Before.Number,
    };
}
