using Ingest.Model;

namespace Ingest.Recognize.Merging;

/// <summary>
/// Which lines are worth another reading. Few characters (page numbers, marks, but also dirt and strokes of a pen) have no neighbours that help a network: they are always
/// read three times, and what no reading confirms is not believed.
/// </summary>
internal static class LineDoubt
{
    public const int MostReadings = 3;
    /// <summary>A line with a word below it is read again: one in six of clean letters, one in three of carbon copies.</summary>
    private const double Doubtful = 0.5;
    private const int FewCharacters = 8;
    /// <summary>Share of their characters that two readings must have in common to be of the same print.</summary>
    private const double Alike = 0.5;

    /// <summary>How often a line should be read in all.</summary>
    /// <param name="first">Its first reading.</param>
    public static int Readings(TextLine first) => IsShort(first.Words) ? MostReadings : first.Words.Any(w => w.Confidence < Doubtful) ? 2 : 1;

    /// <summary>Three readings or more of few characters, and no two are alike.</summary>
    public static bool IsScrap(IReadOnlyList<IReadOnlyList<Word>> readings)
    {
        if (readings.Count < MostReadings || !readings.All(IsShort))
            return false;
        var texts = readings.Select(r => string.Concat(r.Select(w => w.Text))).Where(t => t.Length > 0).ToList();
        return !texts.Where((text, i) => texts.Skip(i + 1).Any(other => AreAlike(text, other))).Any();
    }

    private static bool IsShort(IReadOnlyList<Word> words) => words.Sum(w => w.Text.Length) <= FewCharacters;

    private static bool AreAlike(string a, string b)
    {
        var longest = Math.Max(a.Length, b.Length);
        return longest - Levenshtein.Distance(a, b, longest) >= Alike * longest;
    }
}
