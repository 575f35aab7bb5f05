using System.Text;
using Ingest.Model;

namespace Ingest.Recognize.Managed;

/// <summary>Makes words of the characters of a line: blanks divide, timesteps become pixels.</summary>
internal static class WordAssembler
{
    /// <param name="line">The line on the page; words are as high as it.</param>
    /// <param name="left">Pixel of the page at the first timestep.</param>
    /// <param name="pixelsPerStep">Pixels of the page per timestep.</param>
    public static List<Word> Words(ReadOnlySpan<DecodedCharacter> characters, CharacterSet set, Box line, int left, float pixelsPerStep)
    {
        var words = new List<Word>();
        var blankBefore = 0f;
        for (var first = 0; first < characters.Length;)
        {
            // Two blanks in a row make a word of one blank, which is none; its certainty still counts for its neighbours.
            var end = first + 1;
            while (end < characters.Length && characters[end].Id != CharacterSet.Space)
                end++;
            var blankAfter = end < characters.Length ? characters[end].Certainty : 0;
            if (Word(characters[first..end], Math.Min(blankBefore, blankAfter), set, line, left, pixelsPerStep) is { } word)
                words.Add(word);
            blankBefore = blankAfter;
            first = end + 1;
        }
        return words;
    }

    private static Word? Word(ReadOnlySpan<DecodedCharacter> characters, float certainty, CharacterSet set, Box line, int left, float pixelsPerStep)
    {
        var text = new StringBuilder(characters.Length);
        foreach (var character in characters)
        {
            text.Append(set.Text(character.Id));
            certainty = Math.Min(certainty, character.Certainty);
        }
        var letters = text.ToString().Trim();
        if (letters.Length == 0)
            return null;
        var from = Math.Clamp((int)MathF.Floor(characters[0].Start * pixelsPerStep) + left, line.Left, line.Right);
        var to = Math.Clamp((int)MathF.Ceiling(characters[^1].End * pixelsPerStep) + left, from, line.Right);
        return new Word(letters, new Box(from, line.Top, to, line.Bottom), Certainty.Confidence(certainty));
    }
}
