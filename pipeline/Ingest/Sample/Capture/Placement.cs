using System.Globalization;
using Ingest.Model;
using Ingest.Sample.Drawing;

namespace Ingest.Sample.Capture;

/// <summary>How the paper lies on the scanner: skewed clockwise about its middle, then turned clockwise by quarters.</summary>
internal sealed record Placement(int Dpi, double SkewedClockwise, int TurnedClockwise)
{
    public const double PointWidth = 595.2;
    public const double PointHeight = 841.92;

    private bool Sideways => TurnedClockwise is 90 or 270;

    public int PixelWidth => Pixels(Sideways ? PointHeight : PointWidth);

    public int PixelHeight => Pixels(Sideways ? PointWidth : PointHeight);

    public string MediaBox => Sideways ? F($"0 0 {PointHeight} {PointWidth}") : F($"0 0 {PointWidth} {PointHeight}");

    /// <summary>By how much the delivered image is turned to stand upright.</summary>
    public Turn ToUpright => (Turn)((360 - TurnedClockwise) % 360);

    /// <summary>Operators that lay the paper: turn first, skew inside it.</summary>
    public string Matrices
    {
        get
        {
            var turn = TurnedClockwise switch
            {
                90 => F($"0 -1 1 0 0 {PointWidth} cm"),
                180 => F($"-1 0 0 -1 {PointWidth} {PointHeight} cm"),
                270 => F($"0 1 -1 0 {PointHeight} 0 cm"),
                _ => "1 0 0 1 0 0 cm",
            };
            var (sin, cos) = Math.SinCos(SkewedClockwise * Math.PI / 180);
            return turn + F($"\n1 0 0 1 {PointWidth / 2} {PointHeight / 2} cm {cos:0.######} {-sin:0.######} {sin:0.######} {cos:0.######} 0 0 cm 1 0 0 1 {-PointWidth / 2} {-PointHeight / 2} cm");
        }
    }

    /// <summary>The printed words in pixels of the upright, still skewed page.</summary>
    public PageText Read(Sheet sheet) => new([.. sheet.Blocks.Select(block =>
    {
        var lines = block.Select(ReadLine).ToList();
        return new TextBlock(lines.Select(l => l.Box).Aggregate((a, b) => a.Union(b)), lines);
    })]);

    private TextLine ReadLine(IReadOnlyList<PlacedWord> placed)
    {
        var words = placed.Select(w => new Word(w.Text, BoxOf(w), 1)).ToList();
        var (x0, y0) = Pixel(placed[0].Left, placed[0].Baseline);
        var (x1, y1) = Pixel(placed[^1].Right, placed[^1].Baseline);
        return new(words.Select(w => w.Box).Aggregate((a, b) => a.Union(b)), new(x0, y0, x1, y1), words);
    }

    private Box BoxOf(PlacedWord word)
    {
        Span<(double X, double Y)> corners =
            [Pixel(word.Left, word.Top), Pixel(word.Right, word.Top), Pixel(word.Left, word.Bottom), Pixel(word.Right, word.Bottom)];
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, 0.0, 0.0);
        foreach (var (x, y) in corners)
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        return new((int)Math.Floor(left), (int)Math.Floor(top), (int)Math.Ceiling(right), (int)Math.Ceiling(bottom));
    }

    private (double X, double Y) Pixel(double x, double y)
    {
        var (sin, cos) = Math.SinCos(SkewedClockwise * Math.PI / 180);
        var (middleX, middleY) = (PointWidth / 2, PointHeight / 2);
        var (dx, dy) = (x * Sheet.PointsPerMm - middleX, y * Sheet.PointsPerMm - (Sheet.Height * Sheet.PointsPerMm - middleY));
        return ((middleX + dx * cos - dy * sin) * Dpi / 72.0, (middleY + dx * sin + dy * cos) * Dpi / 72.0);
    }

    private int Pixels(double points) => (int)Math.Ceiling(Math.Round(points * Dpi / 72, 4));

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
