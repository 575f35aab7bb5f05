using Ingest.Model;

namespace Ingest.Deposit.Deletion;

/// <summary>What a deletion rests on.</summary>
public enum DeletionGround
{
    /// <summary>The retention of the Akte is over and its records are to be destroyed (V).</summary>
    Retention,

    /// <summary>A person ordered it and said why.</summary>
    Order,
}

/// <summary>
/// That a document is deleted: from the moment this record stands. It is the proof that is kept for 30 years (ThürArchivG §14), so it
/// holds no text of the document; the commit markers stay beside it.
/// </summary>
/// <param name="Document">Whose versions are all meant.</param>
public sealed record DeletionOrder(Guid Document, string Organisation, DeletionGround Ground)
{
    public const int SchemaVersion = 1;

    public required string Akte { get; init; }
    public required string Class { get; init; }
    public required int Pages { get; init; }

    /// <summary>Why, in the person's words, or the retention that is over.</summary>
    public required string Reason { get; init; }

    /// <summary>Pseudonym of who answers for it.</summary>
    public required string Actor { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>Every version there is, with the SHA-256 of its marker.</summary>
    public required IReadOnlyList<ExpectedDocument> Versions { get; init; }

    /// <summary>Everything the versions consist of, each once, in ordinal order.</summary>
    public required IReadOnlyList<Digest> Objects { get; init; }

    public ReadOnlyMemory<byte> Write() => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("document", Document);
        json.WriteString("organisation", Organisation);
        json.WriteString("ground", MarkerWords.Of(Ground));
        json.WriteString("reason", Reason);
        json.WriteString("actor", Actor);
        json.WriteTime("time", Time);
        json.WriteString("akte", Akte);
        json.WriteString("class", Class);
        json.WriteNumber("pages", Pages);
        json.WriteList("versions", Versions, version =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", version.Version);
            json.WriteString("marker", version.Marker.Hex);
            json.WriteEndObject();
        });
        json.WriteStrings("objects", Objects.Select(o => o.Hex));
    });

    /// <exception cref="FormatException">Not an order of this schema.</exception>
    public static DeletionOrder Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, SchemaVersion, json =>
    {
        var document = json.Get("document").GetGuid();
        return new DeletionOrder(document, json.Text("organisation"), json.Word<DeletionGround>("ground"))
        {
            Reason = json.Text("reason"),
            Actor = json.Text("actor"),
            Time = json.Time("time"),
            Akte = json.Text("akte"),
            Class = json.Text("class"),
            Pages = json.Int("pages"),
            Versions = json.List("versions", v => new ExpectedDocument(document, v.Int("version"), v.Sha256("marker"))),
            Objects = json.List("objects", o => o.GetString() is { Length: 64 } hex && hex.All(char.IsAsciiHexDigitLower)
                ? Digest.Parse(hex)
                : throw new FormatException("'objects' holds no SHA-256.")),
        };
    });
}
