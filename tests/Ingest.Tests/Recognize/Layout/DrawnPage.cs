using Ingest.Native;

namespace Ingest.Tests.Recognize.Layout;

/// <summary>A page of solid boxes that stand like letters: 20 pixels high and wide, words of six, lines 60 pixels apart. What is where is known to the pixel.</summary>
internal sealed class DrawnPage : IDisposable
{
    public const int Letter = 20;
    public const int Pitch = 60;
    private const int InWord = 6;
    private const int Step = 24;
    private const int Gap = 20;

    public DrawnPage(int width = 2480, int height = 3508) => Pixels = Pix.Create(width, height, 1);

    public Pix Pixels { get; }

    /// <summary>Lines of words from the first baseline down; each line is <paramref name="words"/> words wide.</summary>
    public DrawnPage Lines(int left, int baseline, int lines, int words)
    {
        for (var line = 0; line < lines; line++)
        {
            // In every other line the words end elsewhere, as in real text: else white would run down between them.
            var shift = line % 2 == 0 ? 0 : InWord / 2;
            for (var letter = 0; letter < words * InWord; letter++)
            {
                var gaps = Math.Min(words - 1, (letter + shift) / InWord);
                Fill(left + letter * Step + gaps * Gap, baseline + line * Pitch - Letter, Letter - 4, Letter);
            }
        }
        return this;
    }

    public DrawnPage Fill(int left, int top, int width, int height)
    {
        var words = Pixels.Words;
        var perLine = Pixels.WordsPerLine;
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
                words[y * perLine + x / 32] |= 0x80000000u >> x % 32;
        }
        return this;
    }

    public static int WidthOf(int words) => words * InWord * Step + (words - 1) * Gap - (Step - Letter) - 4;

    public void Dispose() => Pixels.Dispose();
}
