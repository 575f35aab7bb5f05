using System.Text;

namespace Ingest.Render;

/// <summary>Makes foreign text fit for XML, JSON and ToUnicode maps: what no format can carry goes, broken surrogates become U+FFFD.</summary>
public static class CleanText
{
    /// <summary>Control characters become spaces, noncharacters and byte order marks vanish; line ends survive.</summary>
    public static string Of(string text)
    {
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsForbidden(rune.Value))
                continue;
            if (Rune.IsControl(rune) && rune.Value != '\n')
                clean.Append(' ');
            else
                clean.Append(rune);
        }
        return clean.ToString();
    }

    /// <summary>One word: clean, and without any white space at its ends or in doubled form inside.</summary>
    public static string OfWord(string text) =>
        string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if ((char.IsControl(c) && c != '\n') || char.IsSurrogate(c) || IsForbidden(c))
                return false;
        }
        return true;
    }

    private static bool IsForbidden(int value) =>
        value is 0 or 0xFEFF or (>= 0xFDD0 and <= 0xFDEF) || (value & 0xFFFE) == 0xFFFE;
}
