using Ingest.Model;

namespace Ingest.Classify.Reading;

/// <summary>Turns the words of a page into the lines a reader sees: wide gaps part a line, spaced letters become a word.</summary>
public static class PageLines
{
    /// <summary>More on one page is no text but noise; classified marks are looked for on all of them.</summary>
    private const int MaxLines = 5000;
    private const double WideGap = 2.5;
    private const double ShortLine = 0.6;

    public static IReadOnlyList<SeenLine> Of(RecordedPage page, PageText text)
    {
        var lines = new List<SeenLine>();
        var height = Math.Max(1, HeightOf(page, text));
        var block = 0;
        foreach (var b in text.Blocks)
        {
            var previousRight = int.MinValue;
            var opens = true;
            foreach (var line in b.Lines)
            {
                if (line.Words.Count == 0)
                    continue;
                var afterShort = !opens && previousRight < b.Box.Left + ShortLine * b.Box.Width;
                foreach (var part in Parts(line))
                {
                    var words = SpacedLetters.Join(part);
                    var box = words.Select(w => w.Box).Aggregate((x, y) => x.Union(y));
                    lines.Add(new(page, words, box, (double)box.Top / height, (double)box.Bottom / height)
                    {
                        Opens = opens,
                        AfterShort = afterShort,
                        Block = block,
                    });
                    if (lines.Count == MaxLines)
                        return lines;
                }
                previousRight = line.Box.Right;
                opens = false;
            }
            block++;
        }
        return lines;
    }

    private static int HeightOf(RecordedPage page, PageText text)
    {
        var height = page.UprightSize.Height;
        return height > 0 ? height : text.Blocks.Select(b => b.Box.Bottom).DefaultIfEmpty(1).Max();
    }

    private static IEnumerable<List<Word>> Parts(TextLine line)
    {
        var part = new List<Word>();
        foreach (var word in line.Words)
        {
            if (part.Count > 0 && word.Box.Left - part[^1].Box.Right > WideGap * Math.Max(1, line.Box.Height))
            {
                yield return part;
                part = [];
            }
            part.Add(word);
        }
        yield return part;
    }
}
