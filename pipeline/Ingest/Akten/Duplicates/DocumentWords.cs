using Ingest.Model;

namespace Ingest.Akten.Duplicates;

/// <summary>A word as it is compared. <paramref name="Sure"/>: the recogniser was, or nobody knows (a stored text).</summary>
internal readonly record struct ComparedWord(string Text, bool Sure)
{
    /// <summary>Dates, amounts, references: what tells two fillings of one form apart.</summary>
    public bool IsNumber => Text.Length > 1 && char.IsAsciiDigit(Text[0]) && Text.All(char.IsAsciiDigit);
}

/// <summary>
/// The words of a document from its beginning, folded so that two recognitions of one paper meet: no case, no accents of umlauts, no
/// signs, look-alike letters in numbers as digits. Bounded: what is the same for thousands of words is the same.
/// </summary>
internal sealed class DocumentWords
{
    /// <summary>A long document is compared by its first pages.</summary>
    private const int MostWords = 8000;

    /// <summary>Dirt on an empty page is read as a few words.</summary>
    private const int FewestOnPage = 5;
    private const double SureFrom = 0.9;

    private readonly List<ComparedWord> words = [];

    public IReadOnlyList<ComparedWord> Words => words;

    /// <summary>Pages that are not empty.</summary>
    public int Pages { get; private set; }

    public bool IsFull => words.Count >= MostWords;

    public static DocumentWords Of(IEnumerable<string> pages)
    {
        var document = new DocumentWords();
        foreach (var page in pages)
            document.Add(page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => (w, 1.0)));
        return document;
    }

    public void Add(PageText page) => Add(page.Words.Select(w => (w.Text, w.Confidence)));

    private void Add(IEnumerable<(string Text, double Confidence)> page)
    {
        var before = words.Count;
        var onPage = 0;
        foreach (var (text, confidence) in page)
        {
            if (WordForm.Of(text) is not { Length: > 1 } form)
                continue;
            onPage++;
            if (!IsFull)
                words.Add(new(form, confidence >= SureFrom));
        }

        if (onPage >= FewestOnPage)
            Pages++;
        else
            words.RemoveRange(before, words.Count - before);
    }
}
