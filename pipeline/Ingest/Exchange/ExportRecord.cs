using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Exchange;

/// <summary>What the store keeps of a hand-over, <c>exports/PROCESS/export.json</c>: answers are checked against it. Written once, before the package appears.</summary>
public sealed record ExportRecord(Guid Process, DateTimeOffset Created)
{
    private const int SchemaVersion = 1;

    /// <summary>Number of the xdomea version.</summary>
    public required string Xdomea { get; init; }

    public required string Organisation { get; init; }
    public required Guid Akte { get; init; }
    public required string Aktenzeichen { get; init; }
    public required string Receiver { get; init; }
    public required string Package { get; init; }
    public required Digest Sha256 { get; init; }
    public required long Length { get; init; }
    public required IReadOnlyList<ExportedObject> Objects { get; init; }

    public string Name => NameOf(Process);

    public static string NameOf(Guid process) => $"exports/{process:D}/export.json";

    /// <param name="message">Four digits of the answer: <c>0402</c>.</param>
    public static string AnswerNameOf(Guid process, string message) => $"exports/{process:D}/{message}.json";

    public ReadOnlyMemory<byte> Write() => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("process", Process);
        json.WriteTime("created", Created);
        json.WriteString("xdomea", Xdomea);
        json.WriteString("organisation", Organisation);
        json.WriteString("akte", Akte);
        json.WriteString("aktenzeichen", Aktenzeichen);
        json.WriteString("receiver", Receiver);
        json.WriteObject("package", () =>
        {
            json.WriteString("name", Package);
            json.WriteString("sha256", Sha256.Hex);
            json.WriteNumber("length", Length);
        });
        json.WriteList("objects", Objects, sent =>
        {
            json.WriteStartObject();
            json.WriteString("id", sent.Id);
            json.WriteString("kind", sent.Kind);
            json.WriteString("name", sent.Name);
            if (sent.Version > 0)
                json.WriteNumber("version", sent.Version);
            json.WriteEndObject();
        });
    });

    /// <summary>Null when the store knows no such process.</summary>
    /// <exception cref="StoreException">The record is damaged.</exception>
    public static async ValueTask<ExportRecord?> FindAsync(IDepositStore store, Guid process, CancellationToken cancel)
    {
        var name = NameOf(process);
        var bytes = await store.ReadRecordAsync(name, cancel);
        return bytes.IsEmpty ? null : RecordReader.Require(name, bytes, Read);
    }

    private static ExportRecord Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, SchemaVersion, json => new ExportRecord(json.Get("process").GetGuid(), json.Time("created"))
    {
        Xdomea = json.Text("xdomea"),
        Organisation = json.Text("organisation"),
        Akte = json.Get("akte").GetGuid(),
        Aktenzeichen = json.Text("aktenzeichen"),
        Receiver = json.Text("receiver"),
        Package = json.Get("package").Text("name"),
        Sha256 = json.Get("package").Sha256("sha256"),
        Length = json.Get("package").Long("length"),
        Objects = json.List("objects", o => new ExportedObject(
            o.Get("id").GetGuid(), o.Text("kind"), o.Text("name"), o.TryGetProperty("version", out var version) ? version.GetInt32() : 0)),
    });
}

/// <summary>An object that was handed over. <paramref name="Kind"/> is akte, vorgang or document; <paramref name="Version"/> 0 where it has none.</summary>
public sealed record ExportedObject(Guid Id, string Kind, string Name, int Version)
{
    public const string Akte = "akte";
    public const string Vorgang = "vorgang";
    public const string Document = "document";
}
