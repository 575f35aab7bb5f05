using Ingest.Model;
using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>A line while it is made: its words, and what it grows to when accents and full stops join it.</summary>
internal sealed class LineShaper
{
    // As Tesseract cuts its lines: room for ascenders and descenders also where a line has none, so that letters keep their size.
    private const double Ascender = 1.5;
    private const double Descender = 0.4;
    private const double HighestAccent = 1.2;
    private const double LowestComma = 0.7;
    private const double Aside = 1.8;

    private readonly double slope;
    private readonly double small;
    private readonly Row row;
    private int left;
    private int right;
    private double top;
    private double bottom;

    public LineShaper(Row row, double unit, double slope)
    {
        (this.row, this.slope) = (row, slope);
        (left, right) = (row.Left, row.Right);
        // Capitals alone are higher than small letters: only lower or much higher lines have another size.
        small = row.Height < 0.8 * unit ? row.Height : row.Height > 1.7 * unit ? row.Height / 1.4 : unit;
        (top, bottom) = (double.MaxValue, double.MinValue);
        foreach (var word in row.Words)
        {
            foreach (var letter in word.Letters)
                Stretch(letter);
        }
    }

    public Row Row => row;

    public int Left => left;
    public int Right => right;

    /// <summary>0 within the small letters, else how far the mark is above or below them; no value when it belongs to another line.</summary>
    public double? DistanceTo(Spot mark)
    {
        var y = slope * mark.Middle;
        var (upper, lower) = (mark.Top - y, mark.Bottom - y);
        if (mark.Right < left - Aside * small || mark.Left > right + Aside * small
            || lower < row.Top - HighestAccent * small || upper > row.Baseline + LowestComma * small)
            return null;
        return Math.Max(0, Math.Max(row.Top - lower, upper - row.Baseline)) / small;
    }

    public void Take(Spot mark)
    {
        (left, right) = (Math.Min(left, mark.Left), Math.Max(right, mark.Right));
        Stretch(mark);
    }

    public LineRegion Shape(int block, InkMap ink)
    {
        var (atLeft, atRight) = (slope * left, slope * right);
        var upper = Math.Min(top, row.Baseline - Ascender * small) + Math.Min(atLeft, atRight);
        var lower = Math.Max(bottom, row.Baseline + Descender * small) + Math.Max(atLeft, atRight);
        var box = new Box(left, Math.Clamp((int)Math.Floor(upper), 0, ink.Height - 1), right, Math.Clamp((int)Math.Ceiling(lower), 1, ink.Height));
        return new LineRegion(box, new Baseline(left, row.Baseline + atLeft, right, row.Baseline + atRight), block);
    }

    private void Stretch(Spot spot)
    {
        var y = slope * spot.Middle;
        (top, bottom) = (Math.Min(top, Math.Max(spot.Top - y, row.Top - HighestAccent * small)), Math.Max(bottom, Math.Min(spot.Bottom - y, row.Baseline + LowestComma * small)));
    }
}
