using System.Globalization;
using System.Text;
using Ingest.Model;

namespace Ingest.Sample.Codes;

/// <summary>Writes what a separator sheet says as its payload line: <c>TH1|T=DOK|AZ=...|V=1|D=BESCHEID|N=5|C=XXXX</c>.</summary>
public static class SeparatorCode
{
    /// <summary>Empty fields are left out; C is the CRC-16 over everything before <c>|C=</c>.</summary>
    /// <exception cref="ArgumentException">A value contains the field mark.</exception>
    public static string Write(SeparatorPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var text = new StringBuilder("TH1");
        Field("T", payload.Kind);
        Field("AZ", payload.Aktenzeichen);
        Field("V", payload.Vorgang);
        Field("D", payload.DocumentClass);
        Field("N", payload.Sheets?.ToString(CultureInfo.InvariantCulture) ?? "");
        var crc = Crc16.Of(Encoding.UTF8.GetBytes(text.ToString()));
        return text.Append(CultureInfo.InvariantCulture, $"|C={crc:X4}").ToString();

        void Field(string name, string value)
        {
            if (value.Contains('|', StringComparison.Ordinal))
                throw new ArgumentException("A separator payload cannot hold the field mark.", nameof(payload));
            if (value.Length > 0)
                text.Append('|').Append(name).Append('=').Append(value);
        }
    }
}
