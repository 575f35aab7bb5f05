using System.Globalization;
using System.Text;

namespace Ingest.Sample.Drawing;

/// <summary>Text as a PDF string in WinAnsiEncoding (ISO 32000-1 annex D.2).</summary>
internal static class WinAnsi
{
    private const string Upper = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    public static string Literal(string text)
    {
        var hex = new StringBuilder(text.Length * 2 + 2).Append('<');
        foreach (var c in text)
            hex.Append(CultureInfo.InvariantCulture, $"{Code(c):X2}");
        return hex.Append('>').ToString();
    }

    private static int Code(char c) =>
        Upper.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i && c != '\0' ? 0x80 + i
        : c <= 0xFF ? c
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"WinAnsi has no code for U+{(int)c:X4}."), nameof(c));
}
