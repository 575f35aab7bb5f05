using System.Text.Json;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>An Akte as <see cref="IDepositStore"/> keeps it: the same Akte is always the same bytes.</summary>
internal static class AkteJson
{
    public const int SchemaVersion = 1;

    public static ReadOnlyMemory<byte> Write(Akte akte) => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("id", akte.Id);
        json.WriteNumber("version", akte.Version);
        json.WriteString("organisation", akte.Organisation);
        json.WriteString("aktenzeichen", akte.Aktenzeichen);
        json.WriteString("betreff", akte.Betreff);
        json.WriteString("aktenplaneinheit", akte.Aktenplaneinheit);
        json.WriteRetention(akte.Retention);
        json.WriteDay("zdA", akte.ZdA);
        json.WriteList("vorgaenge", akte.Vorgaenge, vorgang => WriteVorgang(json, vorgang));
        json.WriteHistory(akte.History);
    });

    /// <exception cref="FormatException">Not an Akte of this schema.</exception>
    public static Akte Read(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, SchemaVersion, json =>
        new Akte(json.Get("id").GetGuid(), json.Int("version"), json.Text("organisation"), json.Text("aktenzeichen"))
        {
            Betreff = json.Text("betreff"),
            Aktenplaneinheit = json.Text("aktenplaneinheit"),
            Retention = json.Retention(),
            ZdA = json.Day("zdA"),
            Vorgaenge = json.List("vorgaenge", ReadVorgang),
            History = json.History(),
        });

    private static void WriteVorgang(Utf8JsonWriter json, Vorgang vorgang)
    {
        json.WriteStartObject();
        json.WriteString("id", vorgang.Id);
        json.WriteString("kennzeichen", vorgang.Kennzeichen);
        json.WriteString("betreff", vorgang.Betreff);
        json.WriteDay("zdA", vorgang.ZdA);
        json.WriteHistory(vorgang.History);
        json.WriteEndObject();
    }

    private static Vorgang ReadVorgang(JsonElement json) => new(json.Get("id").GetGuid(), json.Text("kennzeichen"))
    {
        Betreff = json.Text("betreff"),
        ZdA = json.Day("zdA"),
        History = json.History(),
    };
}
