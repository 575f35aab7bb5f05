using System.Text;

namespace Ingest.Classify.Reading;

/// <summary>
/// Brings text and rule to one spelling, so that a cue survives print, typewriter and recognition:
/// ß/ss, ä/ae, long s, ligatures, dashes and quotes of all kinds, case, white space.
/// </summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            Append(folded, c);
        return folded.ToString();
    }

    /// <summary>Only the spelling of letters, for the pattern of a regular expression: its case and its signs mean something.</summary>
    /// <param name="pattern">As its author wrote it.</param>
    /// <param name="space">What a plain space becomes.</param>
    public static string FoldPattern(string pattern, string space = " ")
    {
        var folded = new StringBuilder(pattern.Length + 8);
        foreach (var c in pattern)
        {
            if (c == ' ' && (folded.Length == 0 || folded[^1] != '\\'))
                folded.Append(space);
            else if (c is 'ä' or 'ö' or 'ü' or 'Ä' or 'Ö' or 'Ü' or 'ß' or 'ſ')
                Append(folded, c);
            else
                folded.Append(c);
        }
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case 'ä' or 'Ä': folded.Append("ae"); break;
            case 'ö' or 'Ö': folded.Append("oe"); break;
            case 'ü' or 'Ü': folded.Append("ue"); break;
            case 'ß' or 'ẞ': folded.Append("ss"); break;
            case 'ſ': folded.Append('s'); break;
            case 'ﬀ': folded.Append("ff"); break;
            case 'ﬁ': folded.Append("fi"); break;
            case 'ﬂ': folded.Append("fl"); break;
            case 'ﬅ' or 'ﬆ': folded.Append("st"); break;
            case '–' or '—' or '‐' or '‑' or '−' or '⸗' or '¬': folded.Append('-'); break;
            case '„' or '“' or '”' or '»' or '«': folded.Append('"'); break;
            case '’' or '‘' or '´' or '`': folded.Append('\''); break;
            case '\u00AD': break;
            // string.Normalize leaves text as it is without culture data (InvariantGlobalization)
            case '\u0308' when folded.Length > 0 && folded[^1] is 'a' or 'o' or 'u': folded.Append('e'); break;
            default:
                if (!char.IsWhiteSpace(c))
                    folded.Append(char.ToLowerInvariant(c));
                else if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
                break;
        }
    }
}
