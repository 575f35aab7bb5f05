using System.Diagnostics;
using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>Reads lines several times, with other models or other pictures of the line, and lets the readings vote on every word.</summary>
/// <param name="voters">The first reads every line.</param>
/// <param name="enough">Lines whose every word the first reads with this confidence are not read again; above 1: all are.</param>
internal sealed class MergedLineRecognizer(IReadOnlyList<Voter> voters, double enough = double.PositiveInfinity) : ILineRecognizer
{
    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var result = voters[0].Reader.Recognize(page, lines, limit, cancel).ToArray();
        var again = Enumerable.Range(0, result.Length).Where(i => result[i].Words.Count == 0 || result[i].Words.Any(w => w.Confidence < enough)).ToList();
        if (again.Count == 0)
            return result;
        var regions = again.Select(i => lines[i]).ToList();
        var others = voters.Skip(1).Select(v => v.Reader.Recognize(page, regions, limit - Stopwatch.GetElapsedTime(start), cancel)).ToList();
        var prints = voters.Select(v => v.Prints).ToList();
        for (var i = 0; i < again.Count; i++)
        {
            var line = result[again[i]];
            result[again[i]] = line with { Words = WordVote.Merge([line.Words, .. others.Select(o => o[i].Words)], prints) };
        }
        return result;
    }
}

/// <summary>One way to read a line.</summary>
/// <param name="Prints">Whether its model knows all characters of a text.</param>
internal sealed record Voter(ILineRecognizer Reader, Func<string, bool> Prints);
