using Ingest.Classify.Reading;

namespace Ingest.Classify.Fields;

/// <summary>
/// Finds the file reference. A labelled one beats a bare shape, the head of the first page beats the rest; of "Ihr Zeichen" and
/// "Unser Zeichen" the own one is meant: "Ihr" on a letter with our receipt stamp, "Unser" on others (notes §2.1).
/// </summary>
public static class AktenzeichenFinder
{
    /// <summary>Labels decide alone when they are this close to each other.</summary>
    private const double SameRank = 0.1;
    private const double Labelled = 0.93;
    private const double Elsewhere = 0.6;

    /// <summary>Best first, each reference once.</summary>
    public static IReadOnlyList<FieldCandidate> Find(DocumentText text)
    {
        var incoming = ReceiptStamp.IsOn(text);
        var found = text.Pages.SelectMany(p => p.SelectMany(l => LabelledOn(l, p, incoming)))
            .Concat(text.FirstPage.Where(l => l.Zones.HasFlag(Zone.Head)).SelectMany(BareOn));
        return [.. found.OrderByDescending(c => c.Confidence)
            .GroupBy(c => AktenzeichenText.Canonical(c.Value)).Select(g => g.First())
            .OrderByDescending(c => c.Confidence)];
    }

    /// <summary>More than one labelled reference of the same rank: a person chooses.</summary>
    public static bool Contradict(IReadOnlyList<FieldCandidate> candidates) =>
        candidates.Count > 1 && candidates[0].Source == FieldSources.Label && candidates[1].Source == FieldSources.Label
        && candidates[0].Confidence - candidates[1].Confidence < SameRank && candidates[1].Confidence > Elsewhere;

    private static IEnumerable<FieldCandidate> LabelledOn(SeenLine line, IReadOnlyList<SeenLine> page, bool incoming)
    {
        foreach (System.Text.RegularExpressions.Match match in AktenzeichenPatterns.Labelled.Matches(line.Text))
        {
            if (Candidate(line, match.Groups["v"].Index, match.Groups["l"].Value, incoming) is { } beside)
                yield return beside;
        }
        if (AktenzeichenPatterns.LabelOnly.Match(line.Text) is not { Success: true } label)
            yield break;
        foreach (var value in new[] { Neighbours.RightOf(line, page), Neighbours.Below(line, page) })
        {
            if (value is not null && Candidate(value, 0, label.Groups["l"].Value, incoming) is { } near)
            {
                yield return near with { Line = value };
                yield break;
            }
        }
    }

    private static FieldCandidate? Candidate(SeenLine line, int start, string label, bool incoming)
    {
        var foreign = label.StartsWith("Ihr", StringComparison.Ordinal) || label.StartsWith("Your", StringComparison.Ordinal)
            ? !incoming
            : incoming && (label.StartsWith("Unser", StringComparison.Ordinal) || label.StartsWith("Mein", StringComparison.Ordinal) || label.StartsWith("Our", StringComparison.Ordinal));
        var length = AktenzeichenText.LengthAt(line.Text, start);
        if (foreign || length == 0)
            return null;
        var raw = line.Text.Substring(start, length);
        var value = AktenzeichenText.Normalize(raw);
        return value.Any(char.IsAsciiDigit)
            ? new(value, raw, line.Zones.HasFlag(Zone.Head) ? Labelled : Elsewhere, FieldSources.Label, line, start, length)
            : null;
    }

    private static IEnumerable<FieldCandidate> BareOn(SeenLine line)
    {
        var text = AktenzeichenText.Blank(line.Text);
        foreach (var pattern in AktenzeichenPatterns.Bare)
        {
            // one capital and a number is a motorway or a sum as often as a tax file: only with its further parts
            foreach (var value in pattern.Matches(text).Select(m => m.Groups["v"]).Where(v => pattern != AktenzeichenPatterns.Tax || v.Value.Contains('/')))
            {
                if (pattern == AktenzeichenPatterns.JusticeAdministration && !value.Value.Any(c => c is 'I' or 'V' or 'X'))
                    continue;
                var alone = value.Length > line.Text.Length * 0.7;
                var telling = pattern != AktenzeichenPatterns.Plan && pattern != AktenzeichenPatterns.Tax;
                yield return new(AktenzeichenText.Normalize(value.Value), value.Value, 0.4 + (alone ? 0.15 : 0) + (telling ? 0.1 : 0), FieldSources.Shape, line, value.Index, value.Length);
            }
        }
    }
}
