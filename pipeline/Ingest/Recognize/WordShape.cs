using System.Buffers;

namespace Ingest.Recognize;

/// <summary>Tells words from scraps by their letters alone: what every judgement of a reading asks first.</summary>
internal static class WordShape
{
    public const int ShortestWord = 3;
    private const double LeastLetters = 0.7;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyäöüAEIOUYÄÖÜ");

    /// <summary>Enough letters, few other signs among them, and a vowel.</summary>
    public static bool IsWordLike(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
            letters += char.IsLetter(c) ? 1 : 0;
        return letters >= ShortestWord && letters >= LeastLetters * text.Length && text.ContainsAny(Vowels);
    }
}
