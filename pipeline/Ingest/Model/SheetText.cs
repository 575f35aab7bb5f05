using System.Globalization;
using System.Text;

namespace Ingest.Model;

/// <summary>What a code text is to us.</summary>
public enum SheetReading
{
    /// <summary>Somebody else's code.</summary>
    Foreign,
    Valid,
    /// <summary>Begins like one of ours, but check sum or content is wrong: nobody can say what the sheet meant.</summary>
    Damaged,
}

/// <summary>
/// Writes and reads the code on our own separator sheets: <c>TH1|T=DOK|AZ=0248-4/2014|V=1|D=BESCHEID|N=5|C=....</c>
/// C is the CRC-16 in hex of everything before <c>|C=</c>. Values are percent-escaped (<c>|</c>, <c>%</c>, control and non-ASCII characters
/// as UTF-8), so that the text is the same through every symbology and decoder.
/// </summary>
public static class SheetText
{
    public const string Prefix = "TH1|";
    private const string CheckMark = "|C=";
    private const int MaxLength = 2000;
    private const int MaxSheets = 100_000;

    public static IReadOnlyList<string> Kinds { get; } = ["STAPEL", "AKTE", "VORGANG", "DOK", "ANLAGE", "ENDE"];

    /// <exception cref="ArgumentException">The kind is none of <see cref="Kinds"/> or the number of sheets is out of range.</exception>
    public static string Format(SeparatorPayload payload)
    {
        if (!Kinds.Contains(payload.Kind))
            throw new ArgumentException($"A separator sheet is one of {string.Join(", ", Kinds)}.", nameof(payload));
        if (payload.Sheets is < 1 or > MaxSheets)
            throw new ArgumentException($"A sheet count lies between 1 and {MaxSheets}.", nameof(payload));
        var text = new StringBuilder(Prefix).Append("T=").Append(payload.Kind);
        Append(text, "AZ", payload.Aktenzeichen);
        Append(text, "V", payload.Vorgang);
        Append(text, "D", payload.DocumentClass);
        Append(text, "N", payload.Sheets?.ToString(CultureInfo.InvariantCulture) ?? "");
        var body = text.ToString();
        return body + CheckMark + CheckOf(body);
    }

    public static (SheetReading Reading, SeparatorPayload Payload) Read(string code)
    {
        var text = code.Trim();
        if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return (SheetReading.Foreign, SeparatorPayload.None);
        return text.Length <= MaxLength && Parse(text) is { } payload
            ? (SheetReading.Valid, payload)
            : (SheetReading.Damaged, SeparatorPayload.None);
    }

    private static SeparatorPayload? Parse(string text)
    {
        var mark = text.LastIndexOf(CheckMark, StringComparison.OrdinalIgnoreCase);
        if (mark < Prefix.Length || !string.Equals(text[(mark + CheckMark.Length)..], CheckOf(text[..mark]), StringComparison.OrdinalIgnoreCase))
            return null;
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text[Prefix.Length..mark].Split('|'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !values.TryAdd(part[..equals], Uri.UnescapeDataString(part[(equals + 1)..]).Trim()))
                return null;
        }
        // unknown keys are left to later versions of the sheets; an unknown kind would change where documents end
        var kind = values.GetValueOrDefault("T", "").ToUpperInvariant();
        var count = values.GetValueOrDefault("N", "");
        var sheets = 0;
        if (!Kinds.Contains(kind)
            || (count.Length > 0 && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out sheets) || sheets is < 1 or > MaxSheets)))
            return null;
        return new(kind, values.GetValueOrDefault("AZ", ""), values.GetValueOrDefault("V", ""),
            values.GetValueOrDefault("D", "").ToUpperInvariant(), count.Length > 0 ? sheets : null);
    }

    private static string CheckOf(string text) =>
        Crc16.Of(Encoding.UTF8.GetBytes(text)).ToString("X4", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, string key, string value)
    {
        if (value.Length == 0)
            return;
        text.Append('|').Append(key).Append('=');
        foreach (var b in Encoding.UTF8.GetBytes(value))
        {
            if (b is >= 0x20 and < 0x7F and not (byte)'|' and not (byte)'%')
                text.Append((char)b);
            else
                text.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }
    }
}
