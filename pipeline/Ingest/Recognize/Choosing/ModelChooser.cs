using System.Diagnostics;
using System.Globalization;
using Ingest.Model;

namespace Ingest.Recognize.Choosing;

/// <summary>
/// Reads the longest lines of a page with the first model; when they read well and are in its language, the page is its own. Otherwise the other models read these lines,
/// too, and the one that reads them clearly best gets the page. A change of the model is a finding of the page.
/// </summary>
/// <param name="candidates">The usual model first.</param>
internal sealed class ModelChooser(IReadOnlyList<ModelCandidate> candidates) : ILineRecognizer
{
    private const int SampleLines = 6;
    /// <summary>Fewer letters cannot tell models apart.</summary>
    private const int FewestLetters = 60;
    private const double ReadsWell = 0.8;
    private const double ClearlyBetter = 0.04;
    /// <summary>A model of the language the lines are in wins also when it reads them no surer.</summary>
    private const double OwnLanguage = 0.08;

    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var sample = Enumerable.Range(0, lines.Count).OrderByDescending(i => lines[i].Box.Width).Take(SampleLines).Order().ToList();
        var regions = sample.Select(i => lines[i]).ToList();
        var readings = Read(candidates[0], regions);
        var usual = SampleQuality.Of(readings);
        var (chosen, quality) = (candidates[0], usual);
        foreach (var other in candidates.Skip(1).Where(c => MayBeBetter(c, usual)))
        {
            var otherReadings = Read(other, regions);
            var otherQuality = SampleQuality.Of(otherReadings);
            if (Score(other, otherQuality) > Score(chosen, quality) + (chosen == candidates[0] ? ClearlyBetter : 0))
                (chosen, quality, readings) = (other, otherQuality, otherReadings);
        }
        if (chosen != candidates[0])
            page.Noticed(Evidence(chosen, quality, usual, sample.Count));
        var result = new TextLine[lines.Count];
        for (var i = 0; i < sample.Count; i++)
            result[sample[i]] = readings[i];
        var rest = Enumerable.Range(0, lines.Count).Except(sample).ToList();
        var read = rest.Count == 0 ? [] : Read(chosen, [.. rest.Select(i => lines[i])]);
        for (var i = 0; i < rest.Count; i++)
            result[rest[i]] = read[i];
        return result;

        IReadOnlyList<TextLine> Read(ModelCandidate candidate, IReadOnlyList<LineRegion> some) =>
            candidate.Reader.Recognize(page, some, limit - Stopwatch.GetElapsedTime(start), cancel);
    }

    private bool MayBeBetter(ModelCandidate other, SampleQuality usual) =>
        usual.Letters >= FewestLetters
        && (usual.Confidence < ReadsWell || usual.Language == other.Language && usual.Language != PageLanguage.Unknown && other.Language != candidates[0].Language);

    private static double Score(ModelCandidate candidate, SampleQuality quality) =>
        quality.Letters < FewestLetters ? 0 : quality.Confidence + (candidate.Language == quality.Language && quality.Language != PageLanguage.Unknown ? OwnLanguage : 0);

    private Finding Evidence(ModelCandidate chosen, SampleQuality quality, SampleQuality usual, int lines) => new(IssueCodes.ModelChosen, string.Create(
        CultureInfo.InvariantCulture,
        $"Read with the model {chosen.Name}: it reads {lines} lines of the page with confidence {quality.Confidence:0.00}, {candidates[0].Name} with {usual.Confidence:0.00}{(quality.Language == PageLanguage.Unknown ? "" : $"; their language is {quality.Language}")}."));
}
