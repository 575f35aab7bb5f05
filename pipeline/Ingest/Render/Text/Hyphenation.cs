namespace Ingest.Render.Text;

/// <summary>Joins a word that was divided at the end of a line, as German is written: before a small letter the hyphen falls away.</summary>
public static class Hyphenation
{
    private const string Hyphens = "-\u00AD\u2010\u00AC\u2E17";

    // "Ein- und Ausgang": the hyphen stands for the rest of the word
    private static readonly string[] Conjunctions = ["und", "oder", "bzw.", "bzw", "sowie", "als", "noch", "and", "or"];

    /// <summary>The whole word; empty when the first is not divided or the second does not continue it.</summary>
    public static string Join(string lineEnd, string lineStart)
    {
        if (!IsDivided(lineEnd) || lineStart.Length == 0 || !char.IsLetter(lineStart[0]) || Conjunctions.Contains(lineStart, StringComparer.Ordinal))
            return "";
        return char.IsUpper(lineStart[0]) ? $"{Stem(lineEnd)}-{lineStart}" : Stem(lineEnd) + lineStart;
    }

    /// <summary>The word without its dividing hyphen.</summary>
    public static string Stem(string lineEnd) => lineEnd[..^1];

    private static bool IsDivided(string word) =>
        word.Length > 1 && Hyphens.Contains(word[^1], StringComparison.Ordinal) && char.IsLetter(word[^2]);
}
