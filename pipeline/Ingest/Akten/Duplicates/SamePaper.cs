using Ingest.Model;

namespace Ingest.Akten.Duplicates;

/// <summary>
/// Whether two documents are readings of one paper: what differs between them must be explainable by recognition. Order does not count,
/// for columns may be read in another order. The limits are what two readings may differ in when each has every tenth word wrong,
/// most of those by few letters; they were set before real pages were measured.
/// </summary>
internal static class SamePaper
{
    /// <summary>Share of the words of either side that have a counterpart, equal or similar.</summary>
    private const double WordsExplained = 0.8;

    /// <summary>Share of the numbers that two readings of one paper do not have equal, when each misreads every tenth.</summary>
    private const double NumbersMisread = 0.19;

    /// <summary>Of the words read surely, the share that may have no counterpart at all.</summary>
    private const double SureUnexplained = 0.1;

    /// <summary>With fewer numbers than this, words must do it alone, and nearly all of them.</summary>
    private const int FewNumbers = 3;
    private const double WordsExplainedAlone = 0.9;
    private const int ShortestSimilar = 4;

    public static bool Is(DocumentWords fresh, DocumentWords known)
    {
        if (fresh.Pages != known.Pages || fresh.Words.Count == 0 || known.Words.Count == 0)
            return false;
        var left = known.Words.CountBy(w => w.Text).ToDictionary(StringComparer.Ordinal);
        var unmatched = new List<ComparedWord>();
        foreach (var word in fresh.Words)
        {
            if (left.TryGetValue(word.Text, out var count) && count > 0)
                left[word.Text] = count - 1;
            else
                unmatched.Add(word);
        }

        var equal = fresh.Words.Count - unmatched.Count;
        // too far apart for any number of similar words to help; this also bounds the search for them
        if (equal < fresh.Words.Count / 2 || equal < known.Words.Count / 2)
            return false;
        if (!SameNumbers(fresh, known, unmatched, left, out var few))
            return false;
        var (similar, sureAlone) = Similar(unmatched, left);
        var explained = (double)(equal + similar) / Math.Max(fresh.Words.Count, known.Words.Count);
        var sure = fresh.Words.Count(w => w.Sure && !w.IsNumber && w.Text.Length >= ShortestSimilar);
        return explained >= (few ? WordsExplainedAlone : WordsExplained) && sureAlone <= sure * SureUnexplained;
    }

    private static bool SameNumbers(DocumentWords fresh, DocumentWords known, List<ComparedWord> unmatched, Dictionary<string, int> left, out bool few)
    {
        var here = fresh.Words.Count(w => w.IsNumber);
        var there = known.Words.Count(w => w.IsNumber);
        few = Math.Max(here, there) < FewNumbers;
        if (few)
            return true;
        var alone = unmatched.Count(w => w.IsNumber);
        var missing = left.Sum(l => new ComparedWord(l.Key, true).IsNumber ? l.Value : 0);
        return Math.Max(alone, missing) <= Misread(Math.Max(here, there));
    }

    /// <summary>So many of some numbers may be misread: what is to be expected, and its deviation. A number that differs is else another number.</summary>
    private static double Misread(int numbers) => numbers * NumbersMisread + Math.Sqrt(numbers * NumbersMisread * (1 - NumbersMisread));

    /// <summary>Words with a similar counterpart (up to a quarter of their letters differ), and the sure ones without.</summary>
    private static (int Similar, int SureAlone) Similar(List<ComparedWord> unmatched, Dictionary<string, int> left)
    {
        var byLength = left.Where(l => l.Value > 0 && l.Key.Length >= ShortestSimilar).ToLookup(l => l.Key.Length, l => l.Key);
        var (similar, sureAlone) = (0, 0);
        foreach (var word in unmatched.Where(w => w.Text.Length >= ShortestSimilar && !w.IsNumber))
        {
            var limit = Math.Max(1, word.Text.Length / 4);
            var found = Enumerable.Range(word.Text.Length - limit, 2 * limit + 1)
                .SelectMany(length => byLength[length])
                .FirstOrDefault(other => left[other] > 0 && Levenshtein.Distance(word.Text, other, limit) <= limit);
            if (found is not null)
            {
                left[found]--;
                similar++;
            }
            else if (word.Sure)
                sureAlone++;
        }

        return (similar, sureAlone);
    }
}
