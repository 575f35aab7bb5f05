using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>An Aktenplan as <see cref="IDepositStore"/> keeps it: a new version for every import that changes it, none for one that does not.</summary>
/// <param name="Version">Counts over all organisations of the store.</param>
/// <param name="Actor">Who imported it, as a pseudonym.</param>
public sealed record PlanVersion(int Version, string Organisation, Aktenplan Plan, DateTimeOffset Imported, string Actor)
{
    public const int SchemaVersion = 1;

    public ReadOnlyMemory<byte> Write() => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteNumber("version", Version);
        json.WriteString("organisation", Organisation);
        json.WriteString("bezeichnung", Plan.Bezeichnung);
        json.WriteString("stand", Plan.Stand);
        json.WriteTime("imported", Imported);
        json.WriteString("actor", Actor);
        json.WriteList("einheiten", Plan.Einheiten, einheit =>
        {
            json.WriteStartObject();
            json.WriteString("kennzeichen", einheit.Kennzeichen);
            json.WriteString("inhalt", einheit.Inhalt);
            json.WriteString("betreffKurz", einheit.BetreffKurz);
            json.WriteString("parent", einheit.Parent);
            json.WriteBoolean("stillgelegt", einheit.Stillgelegt);
            json.WriteRetention(einheit.Retention);
            json.WriteEndObject();
        });
    });

    /// <exception cref="FormatException">Not a plan of this schema.</exception>
    public static PlanVersion Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, SchemaVersion, json => new PlanVersion(
        json.Int("version"),
        json.Text("organisation"),
        new(json.Text("bezeichnung"), json.Text("stand"), json.List("einheiten", e => new Aktenplaneinheit(
            e.Text("kennzeichen"), e.Text("inhalt"), e.Text("parent"), e.Retention())
        {
            BetreffKurz = e.Text("betreffKurz"),
            Stillgelegt = e.Get("stillgelegt").GetBoolean(),
        })),
        json.Time("imported"),
        json.Text("actor")));
}
