using Ingest.Classify.Reading;

namespace Ingest.Classify.Rules;

/// <summary>
/// Words a heading begins with, after numbering and quotes. A word of eight letters or more may have one wrong letter,
/// and rn may stand for m; <c>*bescheid</c> also finds the word as the end of a compound.
/// </summary>
public sealed class HeadingCue(string phrase) : ICuePattern
{
    private const int FuzzyLength = 8;
    private readonly string[] wanted = [.. Folding.Fold(phrase.Trim()).Split(' ')];

    public SeenLine? Find(ZoneText text) => text.Lines.FirstOrDefault(Begins);

    private bool Begins(SeenLine line)
    {
        var words = line.Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(Signs)).Where(w => w.Length > 0).ToList();
        var skip = words.TakeWhile(w => !char.IsLetter(w[0])).Count();
        if (words.Count - skip < wanted.Length)
            return false;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (!IsWord(words[skip + i], wanted[i]))
                return false;
        }
        return true;
    }

    private static bool IsWord(string word, string wanted)
    {
        if (wanted[0] == '*')
        {
            var end = wanted.AsSpan(1);
            return word.EndsWith(end, StringComparison.Ordinal)
                || (end.Length >= FuzzyLength && word.Length >= end.Length && Distance.IsWithin(word.AsSpan(word.Length - end.Length), end, 1));
        }
        return word == wanted
            || (wanted.Length >= FuzzyLength
                && (Distance.IsWithin(word, wanted, 1) || Distance.IsWithin(Strokes(word), Strokes(wanted), 1)));
    }

    private static string Strokes(string word) => word.Replace("rn", "m", StringComparison.Ordinal);

    private static readonly char[] Signs = ['"', '\'', ':', '.', ',', ';', '!', '(', ')', '-', '_', '*', '='];
}
