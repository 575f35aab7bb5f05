using System.Text.RegularExpressions;
using Ingest.Classify.Reading;

namespace Ingest.Classify;

/// <summary>
/// Finds marks of classified information (VS-NfD to STRENG GEHEIM, and those of the GDR: VD, VVS, GVS) standing as a stamp or heading
/// on a line of their own. Prefers a false alarm to a miss, but a sentence that speaks of secrecy is none.
/// </summary>
public static class ClassifiedMarks
{
    private const double HeadEnd = 0.25;
    private const double FootStart = 0.75;
    private const int LongestLine = 60;
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>Marks that nobody writes on a line of its own by accident: letters only, and how many may be misread.</summary>
    private static readonly (string Letters, int Misread)[] Phrases =
    [
        ("vsnurfuerdendienstgebrauch", 3),
        ("nurfuerdendienstgebrauch", 2),
        ("vertraulicheverschlusssache", 3),
        ("geheimeverschlusssache", 3),
        ("geheimekommandosache", 3),
        ("vertraulichedienstsache", 2),
        ("vsvertraulich", 1),
        ("vsgeheim", 0),
        ("vsstrenggeheim", 1),
        ("strenggeheim", 1),
        ("geheimereichssache", 2),
        ("natorestricted", 1),
        ("natoconfidential", 1),
        ("natosecret", 1),
        ("cosmictopsecret", 1),
    ];

    /// <summary>Abbreviations, with the register number that often follows.</summary>
    private static readonly SafeRegex Abbreviation = new(
        @"^(vs ?- ?nf ?d|vs ?- ?nid|(vvs|gvs|gkdos)( ?[-.:/a-z]{0,6}){0,2}( ?\d[\d /.-]*)?|vd[ -]?(nr\.?)? ?\d[\d ]*/\d+)\b.{0,20}$", Options);

    /// <summary>What may follow a mark on its line: number of the copy, "amtlich geheimgehalten", register number.</summary>
    private static readonly SafeRegex Tail = new(
        @"([-,:;. ]+(amtlich geheim ?gehalten|\d{1,3}\. ?ausf(ertigung|\.)?|ausf(ertigung|\.)? ?(nr\.?)? ?\d{1,3}|(nr\.?|tgb\.-?nr\.?)? ?[a-z]{0,3} ?\d[\d/ .-]*))+$", Options);

    public static bool IsMark(SeenLine line)
    {
        var text = line.Folded.Trim(' ', '*', '!', '-', '_', '=', '|', '"', '\'', '(', ')', '[', ']');
        if (text.Length is < 2 or > LongestLine)
            return false;
        if (Abbreviation.IsMatch(text))
            return true;
        var letters = Letters(text);
        var bare = Letters(Tail.Remove(text));
        return IsPhrase(letters) || IsPhrase(bare) || (IsStampedGeheim(line, text, bare) && (line.Top < HeadEnd || line.Bottom > FootStart));
    }

    private static bool IsPhrase(string letters) =>
        Phrases.Any(p => Distance.IsWithin(letters, p.Letters, p.Misread));

    /// <summary>The single word is a mark only as a stamp: at the edge of the page, written large, no end of a sentence.</summary>
    private static bool IsStampedGeheim(SeenLine line, string folded, string letters) =>
        letters == "geheim" && !folded.EndsWith('.') && char.IsUpper(line.Text.FirstOrDefault(char.IsLetter)) && (line.Opens || line.AfterShort);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
}
