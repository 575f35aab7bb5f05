using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>
/// Reads lines with two recognisers and takes for each word, or group of words where they divide differently, the surer reading. The first has the benefit of the doubt.
/// </summary>
/// <param name="prints">Whether the first recogniser knows all characters of a text: it cannot be right where the other reads one that it does not know.</param>
/// <param name="enough">Lines whose every word the first reads with this confidence are not read again; above 1: all are.</param>
public sealed class MergedLineRecognizer(ILineRecognizer first, ILineRecognizer second, Func<string, bool> prints, double enough = double.PositiveInfinity) : ILineRecognizer
{
    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var result = first.Recognize(page, lines, limit, cancel).ToArray();
        var again = Enumerable.Range(0, result.Length).Where(i => result[i].Words.Count == 0 || result[i].Words.Any(w => w.Confidence < enough)).ToList();
        if (again.Count == 0)
            return result;
        var left = limit - System.Diagnostics.Stopwatch.GetElapsedTime(start);
        var others = second.Recognize(page, [.. again.Select(i => lines[i])], left, cancel);
        for (var i = 0; i < again.Count; i++)
            result[again[i]] = result[again[i]] with { Words = WordChoice.Merge(result[again[i]].Words, others[i].Words, prints) };
        return result;
    }
}
