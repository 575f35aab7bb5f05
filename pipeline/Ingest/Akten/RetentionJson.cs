using System.Text.Json;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>Retention and days in the records of Akten and plans, as <see cref="IDepositStore"/> keeps them.</summary>
internal static class RetentionJson
{
    public static void WriteRetention(this Utf8JsonWriter json, Retention retention) => json.WriteObject("retention", () =>
    {
        if (retention.Years is { } years)
            json.WriteNumber("years", years);
        json.WriteBoolean("unlimited", retention.Unlimited);
        json.WriteString("after", Word(retention.After));
    });

    public static Retention Retention(this JsonElement json)
    {
        var retention = json.Get("retention");
        return new(
            retention.TryGetProperty("years", out var years) ? years.GetInt32() : null,
            retention.Get("unlimited").GetBoolean(),
            Parse(retention.Text("after")));
    }

    public static void WriteDay(this Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } there)
            json.WriteString(name, IsoTime.Day(there));
    }

    public static DateOnly? Day(this JsonElement json, string name) =>
        json.TryGetProperty(name, out _) ? Days.TryRead(json.Text(name), out var day) ? day : throw new FormatException($"'{name}' is no day.") : null;

    /// <summary>As in xdomea's code list Aussonderungsart; empty while nobody has decided.</summary>
    public static string Word(Aussonderungsart? after) => after switch
    {
        Aussonderungsart.Archivwuerdig => "A",
        Aussonderungsart.Bewerten => "B",
        Aussonderungsart.Vernichten => "V",
        _ => "",
    };

    private static Aussonderungsart? Parse(string word) => word switch
    {
        "" => null,
        "A" => Aussonderungsart.Archivwuerdig,
        "B" => Aussonderungsart.Bewerten,
        "V" => Aussonderungsart.Vernichten,
        _ => throw new FormatException("'after' is no Aussonderungsart."),
    };
}
