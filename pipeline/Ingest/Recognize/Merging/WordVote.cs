using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>
/// Chooses among readings of a line, place by place: each reading votes for its text with its confidence, the probability of its weakest character raised for words in a
/// dictionary; the first wins ties. So one sure reading outweighs a doubtful one, and two that agree outweigh one that does not.
/// </summary>
internal static class WordVote
{
    /// <summary>What the first reading cannot have, a sign it does not know or a word it does not see, another must read at least this surely.</summary>
    private const double Sure = 0.7;
    /// <summary>Agreement counts even between doubtful readings.</summary>
    private const double Voice = 0.2;

    /// <param name="prints">For each reading, whether its model knows all characters of a text: it has no voice against one that it cannot print.</param>
    public static List<Word> Merge(IReadOnlyList<IReadOnlyList<Word>> readings, IReadOnlyList<Func<string, bool>> prints) =>
        [.. WordAlignment.Groups(readings).SelectMany(group => Elected(group, prints))];

    private static IReadOnlyList<Word> Elected(IReadOnlyList<Word>[] group, IReadOnlyList<Func<string, bool>> prints)
    {
        var texts = group.Select(words => string.Join(' ', words.Select(w => w.Text))).ToList();
        var confidences = group.Select(words => words.Count == 0 ? 0 : words.Min(w => w.Confidence)).ToList();
        // Dirt is seen by one model or the other; faint print may be lost by all but the first.
        if (group[0].Count == 0 && confidences.Max() < Sure)
            return [];
        var special = Enumerable.Range(0, group.Length).Where(i => confidences[i] >= Sure && prints.Any(p => !p(Joined(texts[i])))).Select(i => texts[i]).ToList();
        var (best, most) = (0, 0.0);
        for (var i = 0; i < group.Length; i++)
        {
            if (group[i].Count == 0 || special.Count > 0 && !special.Contains(texts[i]) && special.Any(s => !prints[i](Joined(s))))
                continue;
            var votes = Enumerable.Range(0, group.Length).Where(j => texts[j] == texts[i]).Sum(j => confidences[j] + Voice);
            if (votes > most)
                (best, most) = (i, votes);
        }
        return group[best];
    }

    private static string Joined(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
