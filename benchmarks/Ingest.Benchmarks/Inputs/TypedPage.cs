using Ingest.Model;

namespace Ingest.Benchmarks;

/// <summary>An invented A4 page at 300 dpi with as many words as a full typewritten sheet: the load of the text benchmarks.</summary>
internal static class TypedPage
{
    private const int Lines = 48;
    private const int WordsPerLine = 9;
    private static readonly string[] Vocabulary = ["Bescheid", "über", "die", "Straße", "§", "Aktenzeichen", "wird", "genehmigt", "und", "Grundstück", "1994", "Gemeinde"];

    public static PageText Text { get; } = new([new TextBlock(new Box(250, 250, 2230, 3250), [.. Enumerable.Range(0, Lines).Select(Line)])]);

    public static PageImage Image { get; } = new(new DeliveredImage(Digest.Of([1]), ImageCoding.Tiff), 2480, 3508, 300, 300) { BitsPerPixel = 1 };

    private static TextLine Line(int line)
    {
        var top = 250 + line * 62;
        var words = Enumerable.Range(0, WordsPerLine)
            .Select(w => new Word(Vocabulary[(line * WordsPerLine + w) % Vocabulary.Length], new Box(250 + w * 220, top, 430 + w * 220, top + 44), 0.93))
            .ToList();
        return new TextLine(new Box(250, top, 2230, top + 44), new Baseline(250, top + 36, 2230, top + 36), words);
    }
}
