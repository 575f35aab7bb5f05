using Ingest.Classify.Reading;
using Ingest.Model;

namespace Ingest.Classify.Rules;

/// <summary>
/// Weighs the cues of every class against each other. Thread-safe.
/// Cues of one class are far from independent (a heading "Bescheid" brings its "Begründung" along), so the second strongest
/// counts three quarters, the third nine sixteenths and so on, and one line is one observation however many cues it answers;
/// cues against a class count in full.
/// The confidence is the softmax over the classes with evidence and one more that stands for "none of these" with a fixed score:
/// one medium cue stays below 0.65, one strong cue reaches 0.92, two classes with equal evidence share what there is.
/// </summary>
public sealed class RuleScorer(ClassRules rules)
{
    private const double NoneOfThese = 1.5;
    private const double Discount = 0.75;
    private const double LetterheadEnd = 0.25;
    private const double LossDownThePage = 1;
    private const double MostConfident = 0.99;

    /// <summary>Best first; never empty: without evidence the class is <see cref="ClassRules.Other"/> with confidence 0.</summary>
    public IReadOnlyList<ClassProposal> Score(DocumentText text)
    {
        var scored = rules.Classes.Select(c => (Class: c, Evidence: EvidenceOf(c, text))).Select(s => (s.Class, s.Evidence, Score: Sum(s.Evidence)))
            .Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score).ThenBy(s => s.Class.Code, StringComparer.Ordinal).ToList();
        if (scored.Count == 0)
            return [new(ClassRules.Other, 0, [])];
        var total = Math.Exp(NoneOfThese) + scored.Sum(s => Math.Exp(s.Score));
        return [.. scored.Select(s => new ClassProposal(s.Class.Code, Math.Min(MostConfident, Math.Round(Math.Exp(s.Score) / total, 4)), s.Evidence))];
    }

    private static List<Evidence> EvidenceOf(ClassRule rule, DocumentText text)
    {
        var seen = new Dictionary<SeenLine, Evidence>();
        var against = new List<Evidence>();
        foreach (var cue in rule.Cues)
        {
            if (cue.Pattern.Find(text[cue.Zone]) is not { } line)
                continue;
            var evidence = new Evidence(cue.Name, Math.Round(cue.Weight * Prominence(cue, line), 2), line.Page.Id, line.DeliveredBox);
            if (evidence.Weight < 0)
                against.Add(evidence);
            else if (!seen.TryGetValue(line, out var before) || before.Weight < evidence.Weight)
                seen[line] = evidence;
        }
        return [.. seen.Values, .. against];
    }

    /// <summary>The kind of a document is named at its top; a name further down is more often part of a title ("Antrag: ...").</summary>
    private static double Prominence(Cue cue, SeenLine line) =>
        cue.Zone == Zone.Heading && cue.Weight > 0 ? 1 - LossDownThePage * Math.Max(0, line.Top - LetterheadEnd) : 1;

    private static double Sum(IReadOnlyList<Evidence> evidence)
    {
        var score = evidence.Where(e => e.Weight < 0).Sum(e => e.Weight);
        var factor = 1.0;
        foreach (var weight in evidence.Select(e => e.Weight).Where(w => w > 0).OrderDescending())
        {
            score += weight * factor;
            factor *= Discount;
        }
        return score;
    }
}
