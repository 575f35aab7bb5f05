using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize.Managed;

/// <summary>Makes words of the characters of a line: blanks divide, timesteps become pixels, edges move to the ink. Not thread-safe.</summary>
internal sealed class WordAssembler(CharacterSet set, int fieldWidth)
{
    private readonly InkProfile ink = new();
    private char[] letters = [];

    /// <param name="page">8 bits deep.</param>
    /// <param name="line">The line on the page; no word reaches beyond it.</param>
    /// <param name="left">Pixel of the page at the first timestep.</param>
    public List<Word> Words(ReadOnlySpan<DecodedCharacter> characters, Pix page, Box line, int left, LineCut cut)
    {
        var words = new List<Word>();
        if (characters.IsEmpty)
            return words;
        ink.Measure(page, line, cut);
        var scale = fieldWidth / cut.Scale;
        var (blankBefore, from) = (0f, int.MinValue);
        for (var first = 0; first < characters.Length;)
        {
            // Two blanks in a row make a word of one blank, which is none; its certainty still counts for its neighbours.
            var end = first + 1;
            while (end < characters.Length && characters[end].Id != CharacterSet.Space)
                end++;
            var blankAfter = end < characters.Length ? characters[end].Certainty : 0;
            var gap = end + 1 < characters.Length ? ink.WidestGap(Pixel(characters[end - 1].First), Pixel(characters[end + 1].Last)) : (int.MaxValue, int.MaxValue);
            if (Text(characters[first..end]) is { Length: > 0 } text)
                words.Add(new Word(text, Box(characters[first..end], from, gap.Item1), Certainty.Confidence(Weakest(characters[first..end], Math.Min(blankBefore, blankAfter)))));
            (blankBefore, from, first) = (blankAfter, gap.Item2, end + 1);
        }
        return words;

        int Pixel(int step) => Math.Clamp((int)(step * scale) + left, line.Left, line.Right);

        // Between words the widest gap counts, at the ends of the line what belongs to the first and last letter.
        Box Box(ReadOnlySpan<DecodedCharacter> word, int gapBefore, int gapAfter)
        {
            var begin = gapBefore == int.MinValue ? Pixel(word[0].Start) : gapBefore;
            var end = gapAfter == int.MaxValue ? Pixel(word[^1].End) : Math.Max(begin, gapAfter);
            var (inkBegin, inkEnd) = (ink.FirstInk(begin, end), ink.AfterLastInk(begin, end));
            var (top, bottom) = ink.Rows(page, inkBegin, inkEnd);
            return new Box(inkBegin, top, Math.Max(inkBegin, inkEnd), bottom);
        }
    }

    private string Text(ReadOnlySpan<DecodedCharacter> characters)
    {
        var length = 0;
        foreach (var character in characters)
        {
            var text = set.Text(character.Id);
            Room.Ensure(ref letters, length + text.Length, keep: length);
            text.CopyTo(letters.AsSpan(length));
            length += text.Length;
        }
        return letters.AsSpan(0, length).Trim().ToString();
    }

    private static float Weakest(ReadOnlySpan<DecodedCharacter> characters, float certainty)
    {
        foreach (var character in characters)
            certainty = Math.Min(certainty, character.Certainty);
        return certainty;
    }
}
