using System.Globalization;
using System.Text;

namespace Ingest.Render.Pdf;

/// <summary>Guesses how wide a letter is drawn, so that marking half a word marks about half of it. Whole words are exact whatever is guessed.</summary>
internal static class ClusterWidth
{
    private const string Narrow = "iljIftr.,;:!|'’‘`()[]{}/\\-ſ";
    private const string Wide = "mwMW%@—æœÆŒ";

    /// <summary>The glyph of <see cref="InvisibleFont"/> for a grapheme cluster; never .notdef and never of width 0.</summary>
    public static int Glyph(string cluster)
    {
        var first = Rune.GetRuneAt(cluster, 0);
        if (first.Value == ' ')
            return Class(280);
        if (first.IsBmp && Narrow.Contains((char)first.Value, StringComparison.Ordinal))
            return Class(280);
        if (first.IsBmp && Wide.Contains((char)first.Value, StringComparison.Ordinal))
            return Class(880);
        return Rune.GetUnicodeCategory(first) switch
        {
            _ when IsSquare(first.Value) => Class(1000),
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => Class(700),
            _ => Class(520),
        };
    }

    private static bool IsSquare(int value) =>
        value is (>= 0x1100 and < 0x1200) or (>= 0x2E80 and < 0xA4D0) or (>= 0xAC00 and < 0xD7B0) or (>= 0xF900 and < 0xFB00) or (>= 0x1F300 and < 0x40000);

    private static int Class(int width) => 2 + (width - 220) / 60;
}
