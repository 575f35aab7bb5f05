using Ingest.Model;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using PdfBlock = UglyToad.PdfPig.DocumentLayoutAnalysis.TextBlock;
using PdfLine = UglyToad.PdfPig.DocumentLayoutAnalysis.TextLine;
using PdfWord = UglyToad.PdfPig.Content.Word;

namespace Ingest.Scan;

/// <summary>The visible text of a PDF page in reading order, its boxes in pixels of the rendered page.</summary>
internal sealed class PdfText
{
    private readonly double scaleX;
    private readonly double scaleY;
    private readonly int width;
    private readonly int height;

    private PdfText(Page page, int width, int height)
    {
        (this.width, this.height) = (width, height);
        (scaleX, scaleY) = (width / page.Width, height / page.Height);
    }

    /// <param name="width">Of the rendered page, which shows the same area as <paramref name="page"/>.</param>
    public static PageText Of(Page page, int width, int height)
    {
        var text = new PdfText(page, width, height);
        var words = NearestNeighbourWordExtractor.Instance.GetWords([.. page.Letters.Where(VisibleText.IsPainted)]).ToList();
        var blocks = UnsupervisedReadingOrderDetector.Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(words));
        return new([.. blocks.Select(text.Block).Where(b => b.Lines.Count > 0)]);
    }

    private TextBlock Block(PdfBlock block) => new(Box(block.BoundingBox), [.. block.TextLines.Select(Line).Where(l => l.Words.Count > 0)]);

    private TextLine Line(PdfLine line)
    {
        var words = line.Words.Where(w => !string.IsNullOrWhiteSpace(w.Text)).ToList();
        if (words.Count == 0)
            return new(default, default, []);
        var (start, end) = (words[0].Letters[0].StartBaseLine, words[^1].Letters[^1].EndBaseLine);
        return new(Box(line.BoundingBox), new(start.X * scaleX, height - (start.Y * scaleY), end.X * scaleX, height - (end.Y * scaleY)), [.. words.Select(Word)]);
    }

    /// <summary>The file itself says what is written: nothing was guessed.</summary>
    private Model.Word Word(PdfWord word) => new(word.Text.Trim(), Box(word.BoundingBox), 1);

    private Box Box(PdfRectangle box)
    {
        PdfPoint[] corners = [box.TopLeft, box.TopRight, box.BottomLeft, box.BottomRight];
        var (left, right) = (corners.Min(c => c.X) * scaleX, corners.Max(c => c.X) * scaleX);
        var (top, bottom) = (height - (corners.Max(c => c.Y) * scaleY), height - (corners.Min(c => c.Y) * scaleY));
        return new(Pixel(Math.Floor(left), width), Pixel(Math.Floor(top), height), Pixel(Math.Ceiling(right), width), Pixel(Math.Ceiling(bottom), height));
    }

    private static int Pixel(double value, int limit) => (int)Math.Clamp(value, 0, limit);
}
