using System.Text.RegularExpressions;
using Ingest.Classify.Reading;

namespace Ingest.Classify.Fields;

/// <summary>Guesses who wrote: the return line over the address field, an office or firm in the letterhead, else the topmost line. Never sure.</summary>
public static class SenderFinder
{
    private const double LetterheadEnd = 0.18;
    private const double ReturnLineEnd = 0.3;
    private const int MaxLength = 120;
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly SafeRegex ReturnLine = new(@"^(?<v>\p{Lu}[^,;·•|*]{3,60}?)\s?[,;·•|*-]\s.{0,60}\b\d{5}\s+\p{Lu}\p{L}+", Options);

    private static readonly SafeRegex Office = new(
        @"\b(ministerium|\w*ministerium|\w*amt|\w*gericht|\w*behoerde|\w*verwaltung|stadt|gemeinde|landkreis|landratsamt|rat des (kreises|bezirkes)|universitaet|hochschule|kanzlei|rechtsanwaelte?|notar\w*|verein|e\. ?v\.|gmbh|mbh|ag|kg|ohg|veb|lpg|versicherung|kasse|bank|sparkasse|fraktion|inc\.?|corp\.?|corporation|company|co\.|ltd\.?|university|department|office|institute)(\b|$)", Options);

    public static FieldCandidate? Find(DocumentText text)
    {
        foreach (var line in text.FirstPage.Where(l => l.Top < ReturnLineEnd))
        {
            if (ReturnLine.Match(line.Text) is { Success: true } match)
                return new(match.Groups["v"].Value.Trim(), line.Text, 0.7, FieldSources.Layout, line, match.Groups["v"].Index, match.Groups["v"].Length);
        }
        var head = text.FirstPage.Where(l => l.Top < LetterheadEnd && l.Text.Count(char.IsLetter) > 3).ToList();
        var office = head.Find(l => Office.IsMatch(l.Folded));
        return (office ?? head.FirstOrDefault()) is { } found
            ? new(Short(found.Text), found.Text, office is null ? 0.2 : 0.5, FieldSources.Layout, found, 0, found.Text.Length)
            : null;
    }

    private static string Short(string text) => text.Length > MaxLength ? text[..MaxLength].TrimEnd() : text;
}
