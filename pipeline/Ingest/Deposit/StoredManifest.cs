using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>What a batch took in, as the store remembers it: enough to run the same delivery again with the same clock.</summary>
public sealed record StoredManifest(string Batch, string Organisation, DateTimeOffset Clock, IReadOnlyList<StoredStack> Stacks, IReadOnlyList<string> Ignored)
{
    public const int SchemaVersion = 1;

    public static StoredManifest Of(BatchManifest manifest, BatchContext batch) => new(
        batch.Id, batch.Organisation, batch.Clock.ToUniversalTime(),
        [.. manifest.Stacks.Select(s => new StoredStack(s.Name, [.. s.Files.Select(f => new StoredSource(f.Name, f.Length, f.Sha256))]))],
        manifest.Ignored);

    public ReadOnlyMemory<byte> Write() => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("batch", Batch);
        json.WriteString("organisation", Organisation);
        json.WriteTime("clock", Clock);
        json.WriteList("stacks", Stacks, stack =>
        {
            json.WriteStartObject();
            json.WriteString("name", stack.Name);
            json.WriteList("files", stack.Files, file =>
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteNumber("length", file.Length);
                json.WriteString("sha256", file.Sha256.Hex);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
        json.WriteStrings("ignored", Ignored);
    });

    /// <exception cref="FormatException">Not a manifest of this schema.</exception>
    public static StoredManifest Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, SchemaVersion, json => new StoredManifest(
        json.Text("batch"),
        json.Text("organisation"),
        json.Time("clock"),
        json.List("stacks", s => new StoredStack(
            s.Text("name"), s.List("files", f => new StoredSource(f.Text("name"), f.Long("length"), f.Sha256("sha256"))))),
        json.Texts("ignored")));
}

public sealed record StoredStack(string Name, IReadOnlyList<StoredSource> Files);

public sealed record StoredSource(string Name, long Length, Digest Sha256);
