using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>
/// Reads lines with two recognisers and takes for each word, or group of words where they divide differently, the surer reading. The first has the benefit of the doubt.
/// </summary>
/// <param name="prints">Whether the first recogniser knows all characters of a text: it cannot be right where the other reads one that it does not know.</param>
/// <param name="doubtfulOnly">Only lines with a word the first is not sure of are read a second time.</param>
public sealed class MergedLineRecognizer(ILineRecognizer first, ILineRecognizer second, Func<string, bool> prints, bool doubtfulOnly = false) : ILineRecognizer
{
    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var result = first.Recognize(page, lines, limit, cancel).ToArray();
        var again = Enumerable.Range(0, result.Length).Where(i => !doubtfulOnly || IsDoubtful(result[i])).ToList();
        if (again.Count == 0)
            return result;
        var left = limit - System.Diagnostics.Stopwatch.GetElapsedTime(start);
        var others = second.Recognize(page, [.. again.Select(i => lines[i])], left, cancel);
        for (var i = 0; i < again.Count; i++)
            result[again[i]] = result[again[i]] with { Words = WordChoice.Merge(result[again[i]].Words, others[i].Words, prints) };
        return result;
    }

    private static bool IsDoubtful(TextLine line) => line.Words.Count == 0 || line.Words.Any(w => w.Confidence < WordChoice.Sure);
}
