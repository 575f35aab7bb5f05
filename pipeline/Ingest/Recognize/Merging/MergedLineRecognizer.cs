using System.Diagnostics;
using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>Reads lines several times, with other models or other pictures of the line, and lets the readings vote on every word.</summary>
/// <param name="voters">The first reads every line.</param>
/// <param name="wanted">How many of them shall read a line, by its first reading.</param>
internal sealed class MergedLineRecognizer(IReadOnlyList<Voter> voters, Func<TextLine, int> wanted) : ILineRecognizer
{
    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var result = voters[0].Reader.Recognize(page, lines, limit, cancel).ToArray();
        var counts = result.Select(wanted).ToArray();
        var readings = result.Select(line => new List<IReadOnlyList<Word>> { line.Words }).ToArray();
        for (var voter = 1; voter < voters.Count; voter++)
        {
            var again = Enumerable.Range(0, lines.Count).Where(i => counts[i] > voter).ToList();
            if (again.Count == 0)
                break;
            var read = voters[voter].Reader.Recognize(page, [.. again.Select(i => lines[i])], limit - Stopwatch.GetElapsedTime(start), cancel);
            for (var i = 0; i < again.Count; i++)
                readings[again[i]].Add(read[i].Words);
        }
        return [.. result.Zip(readings, (line, all) => all.Count == 1 ? line : Merged(line, all))];
    }

    private TextLine Merged(TextLine line, List<IReadOnlyList<Word>> readings) => line with
    {
        Words = WordVote.Merge(readings, [.. voters.Take(readings.Count).Select(v => v.Prints)]),
        IsUnconfirmed = LineDoubt.IsScrap(readings),
    };
}

/// <summary>One way to read a line.</summary>
/// <param name="Prints">Whether its model knows all characters of a text.</param>
internal sealed record Voter(ILineRecognizer Reader, Func<string, bool> Prints);
