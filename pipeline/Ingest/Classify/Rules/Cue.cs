using System.Text.RegularExpressions;
using Ingest.Classify.Reading;

namespace Ingest.Classify.Rules;

/// <summary>One cue of a class: where it must stand and what it weighs, in units of log odds (1 = e times more likely). <paramref name="Name"/> is shown as evidence.</summary>
public sealed record Cue(string Name, Zone Zone, double Weight, ICuePattern Pattern);

/// <summary>How a cue is looked for in the folded text of its zone.</summary>
public interface ICuePattern
{
    /// <summary>The line of the first hit.</summary>
    SeenLine? Find(ZoneText text);
}

/// <summary>
/// A regular expression over folded text; runs in time linear in the text, whatever a rule author wrote.
/// Across lines, a space of the pattern and its dot also stand for a line break; ^ and $ are always those of a line.
/// </summary>
public sealed class PatternCue(string pattern, bool acrossLines) : ICuePattern
{
    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline;

    private readonly SafeRegex regex = acrossLines
        ? new(Folding.FoldPattern(pattern, @"\s"), Options | RegexOptions.Singleline)
        : new(Folding.FoldPattern(pattern), Options);

    public SeenLine? Find(ZoneText text) =>
        regex.Match(text.Text) is { Success: true } match ? text.LineAt(match.Index) : null;
}

/// <summary>Whole words anywhere in the zone, also over a line break.</summary>
public sealed class PhraseCue(string phrase) : ICuePattern
{
    private readonly SafeRegex regex = new(
        @"\b" + string.Join(@"\s+", Folding.Fold(phrase.Trim()).Split(' ').Select(Regex.Escape)) + @"\b",
        RegexOptions.CultureInvariant);

    public SeenLine? Find(ZoneText text) =>
        regex.Match(text.Text) is { Success: true } match ? text.LineAt(match.Index) : null;
}
