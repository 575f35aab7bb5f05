using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>
/// Chooses among readings of a line, place by place: each reading votes for its text with its confidence, the probability of its weakest character raised for words in a
/// dictionary; the first wins ties. So one sure reading outweighs a doubtful one, and two that agree outweigh one that does not.
/// </summary>
internal static class WordVote
{
    /// <summary>A sign its own model does not know is believed from another reading that is this sure.</summary>
    private const double Sure = 0.7;
    /// <summary>Agreement counts even between doubtful readings.</summary>
    private const double Voice = 0.2;

    /// <param name="prints">For each reading, whether its model knows all characters of a text: it has no voice against one that it cannot print.</param>
    public static List<Word> Merge(IReadOnlyList<IReadOnlyList<Word>> readings, IReadOnlyList<Func<string, bool>> prints) =>
    [
        // Where the first reads nothing the others mostly see dirt, unless it reads nothing in the whole line.
        .. WordAlignment.Groups(readings).Where(group => group[0].Count > 0 || readings[0].Count == 0).SelectMany(group => Elected(group, prints)),
    ];

    // Letters are voted on; how they are divided into words follows the first reading that has them.
    private static IReadOnlyList<Word> Elected(IReadOnlyList<Word>[] group, IReadOnlyList<Func<string, bool>> prints)
    {
        var texts = group.Select(words => string.Concat(words.Select(w => w.Text))).ToList();
        var confidences = group.Select(words => words.Count == 0 ? 0 : words.Min(w => w.Confidence)).ToList();
        var special = Enumerable.Range(0, group.Length).Where(i => confidences[i] >= Sure && prints.Any(p => !p(Signs(texts[i])))).Select(i => texts[i]).ToList();
        var (best, most) = (0, 0.0);
        for (var i = 0; i < group.Length; i++)
        {
            if (group[i].Count == 0 || special.Count > 0 && !special.Contains(texts[i]) && special.Any(s => !prints[i](Signs(s))))
                continue;
            var votes = Enumerable.Range(0, group.Length).Where(j => texts[j] == texts[i]).Sum(j => confidences[j] + Voice);
            if (votes > most)
                (best, most) = (i, votes);
        }
        return Surest(group[best], group.Where((_, i) => texts[i] == texts[best]));
    }

    // Where the words stand is told by the first reading that has them, how sure they are by the surest.
    private static IReadOnlyList<Word> Surest(IReadOnlyList<Word> words, IEnumerable<IReadOnlyList<Word>> agreeing)
    {
        var alike = agreeing.Where(a => a.Count == words.Count).ToList();
        return alike.Count < 2 ? words : [.. words.Select((w, i) => w with { Confidence = alike.Max(a => a[i].Confidence) })];
    }

    /// <summary>Letters a model does not know are mostly none of its language: only signs count.</summary>
    private static string Signs(string text) => string.Concat(text.Where(c => !char.IsLetter(c)));
}
