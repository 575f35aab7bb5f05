using Ingest.Model;

namespace Ingest.Classify.Reading;

/// <summary>
/// Pages out of plain text, as if typed in cells of 20 by 40 pixels on A4: form feeds part pages, else a page has 60 lines,
/// empty lines part blocks. For labelled text folders and born-digital text without positions.
/// </summary>
public static class PlainPages
{
    private const int CellWidth = 20;
    private const int CellHeight = 40;
    private const int PageLines = 60;

    public static (int Width, int Height) Size { get; } = (100 * CellWidth, PageLines * CellHeight);

    public static IEnumerable<PageText> Of(string text) =>
        text.Split('\f').SelectMany(page => page.ReplaceLineEndings("\n").Split('\n').Chunk(PageLines)).Select(PageOf);

    private static PageText PageOf(string[] lines)
    {
        var blocks = new List<TextBlock>();
        var block = new List<TextLine>();
        for (var y = 0; y < lines.Length; y++)
        {
            if (LineOf(lines[y], y) is { } line)
            {
                block.Add(line);
                continue;
            }
            Close(blocks, block);
        }
        Close(blocks, block);
        return new(blocks);
    }

    private static void Close(List<TextBlock> blocks, List<TextLine> block)
    {
        if (block.Count > 0)
            blocks.Add(new(block.Select(l => l.Box).Aggregate((a, b) => a.Union(b)), [.. block]));
        block.Clear();
    }

    private static TextLine? LineOf(string line, int y)
    {
        var words = new List<Word>();
        for (var x = 0; x < line.Length;)
        {
            var end = x;
            while (end < line.Length && !char.IsWhiteSpace(line[end]))
                end++;
            if (end > x)
                words.Add(new(line[x..end], new(x * CellWidth, y * CellHeight, end * CellWidth, (y + 1) * CellHeight), 1));
            x = Math.Max(end, x + 1);
        }
        if (words.Count == 0)
            return null;
        var box = words.Select(w => w.Box).Aggregate((a, b) => a.Union(b));
        return new(box, new(box.Left, box.Bottom, box.Right, box.Bottom), words);
    }
}
