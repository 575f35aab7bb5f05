using System.Globalization;
using System.Text;
using Ingest.Model;

namespace Ingest.Exchange.Latin;

/// <summary>
/// Makes text fit for exchange between administrations (DIN 91379). What the standard does not have is replaced by a fixed rule and named; nothing
/// is dropped without a word (decision 0020).
/// </summary>
public static class LatinText
{
    /// <summary>Stands where the rule knows nothing better.</summary>
    public const char Unknown = '?';

    private static readonly Dictionary<int, string> Replacements = new()
    {
        [0x00AD] = "", // soft hyphen: a place to break a line
        [0x017F] = "s", // long s
        [0x2010] = "-", [0x2011] = "-", [0x2012] = "-", [0x2013] = "-", [0x2014] = "-", [0x2015] = "-", [0x2212] = "-",
        [0x2022] = "·", [0x25CF] = "·", [0x25AA] = "·", [0x2023] = "·",
        [0x201B] = "‘", [0x201F] = "“", [0x02BC] = "’",
        [0x2215] = "/", [0x2044] = "/", [0x00D7] = "×",
        [0xFB00] = "ff", [0xFB01] = "fi", [0xFB02] = "fl", [0xFB03] = "ffi", [0xFB04] = "ffl", [0xFB05] = "st", [0xFB06] = "st",
        [0x2116] = "Nr.", [0x215B] = "1/8", [0x2153] = "1/3", [0x2154] = "2/3",
        [0x200B] = "", [0x200C] = "", [0x200D] = "", [0x2060] = "", [0xFEFF] = "",
    };

    /// <summary>Composed, and every character in the standard.</summary>
    public static bool IsLatin(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!LatinTable.Contains(text[at]))
                return false;
            at += LatinTable.FollowersOf(text, at);
        }

        return Composition.Of(text) == text;
    }

    /// <param name="replaced">Code points that had to be replaced, such as <c>U+2013</c>, each once, in order of appearance.</param>
    public static string Of(string text, out IReadOnlyList<string> replaced)
    {
        replaced = [];
        if (IsLatin(text))
            return text;
        var composed = Composition.Of(text);
        var result = new StringBuilder(composed.Length);
        var points = new List<string>();
        for (var at = 0; at < composed.Length;)
        {
            if (LatinTable.Contains(composed[at]))
            {
                var length = 1 + LatinTable.FollowersOf(composed, at);
                result.Append(composed, at, length);
                at += length;
                continue;
            }

            // broken surrogates come as U+FFFD
            Rune.DecodeFromUtf16(composed.AsSpan(at), out var rune, out var consumed);
            at += consumed;
            result.Append(ReplacementOf(rune));
            points.Add(string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"));
        }

        replaced = [.. points.Distinct(StringComparer.Ordinal)];
        return result.ToString();
    }

    private static string ReplacementOf(Rune rune) =>
        Replacements.TryGetValue(rune.Value, out var text) ? text
        : Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? " "
        : IsMark(rune) ? ""
        : Unknown.ToString();

    // the letter stays, a mark it cannot carry goes
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
