using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize;

/// <summary>Copies Tesseract's results into a <see cref="PageText"/>: paragraphs become blocks, as its own text output separates them.</summary>
internal static class ResultReader
{
    public static PageText Read(TesseractIterator results)
    {
        if (results.IsInvalid)
            return PageText.Empty;
        var blocks = new List<TextBlock>();
        var lines = new List<TextLine>();
        var words = new List<Word>();
        var (block, line, baseline) = (default(Box), default(Box), default(Baseline));
        do
        {
            if (results.Begins(TextLevel.Line))
            {
                CloseLine();
                line = BoxAt(results, TextLevel.Line);
                baseline = BaselineAt(results, line);
            }
            if (results.Begins(TextLevel.Paragraph))
            {
                CloseBlock();
                block = BoxAt(results, TextLevel.Paragraph);
            }
            var text = results.Text(TextLevel.Word).Trim();
            if (text.Length > 0 && results.TryBox(TextLevel.Word, out var box))
                words.Add(new Word(text, new Box(box.Left, box.Top, box.Right, box.Bottom), Math.Clamp(results.Confidence(TextLevel.Word) / 100, 0, 1)));
        }
        while (results.Next(TextLevel.Word));
        CloseLine();
        CloseBlock();
        return new PageText(blocks);

        void CloseLine()
        {
            if (words.Count > 0)
                lines.Add(new TextLine(line, baseline, words));
            words = [];
        }

        void CloseBlock()
        {
            if (lines.Count > 0)
                blocks.Add(new TextBlock(block, lines));
            lines = [];
        }
    }

    internal static Box BoxAt(TesseractIterator results, TextLevel level) =>
        results.TryBox(level, out var box) ? new Box(box.Left, box.Top, box.Right, box.Bottom) : default;

    internal static Baseline BaselineAt(TesseractIterator results, Box line) =>
        results.TryBaseline(TextLevel.Line, out var from, out var to)
            ? new Baseline(from.X, from.Y, to.X, to.Y)
            : new Baseline(line.Left, line.Bottom, line.Right, line.Bottom);
}
