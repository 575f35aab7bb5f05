using System.Globalization;
using System.Text;

namespace Ingest.Catalog;

/// <summary>One thing that must stand on the page: a word, or the words of a phrase in their order.</summary>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool Quoted);

/// <summary>Cuts text into words the way the index does; nothing else of a query ever reaches SQLite's query language.</summary>
internal static class SearchTerms
{
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWordPart(rune))
                word.Append(rune.ToString());
            else
                Finish();
        }

        Finish();
        return words;

        void Finish()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Letters, numbers and private use as in unicode61; combining marks stay with their letter.</summary>
    private static bool IsWordPart(Rune rune) => rune.Value != Rune.ReplacementChar.Value
        && (Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.PrivateUse);
}
