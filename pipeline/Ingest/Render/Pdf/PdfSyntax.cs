using System.Globalization;
using System.Text;

namespace Ingest.Render.Pdf;

/// <summary>Numbers, strings and dates as PDF writes them.</summary>
internal static class PdfSyntax
{
    // the reals of PDF 1.4 end here (ISO 19005-1, 6.1.12)
    private const double LargestReal = 32_767;

    public static string Number(double value) =>
        Math.Clamp(double.IsFinite(value) ? value : 0, -LargestReal, LargestReal).ToString("0.####", CultureInfo.InvariantCulture) is var text && text == "-0"
            ? "0"
            : text;

    /// <summary>A text string as UTF-16 hex: no escapes, no hostile characters.</summary>
    public static string TextString(string text) =>
        $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Date(DateTimeOffset time) =>
        time.UtcDateTime.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);
}
