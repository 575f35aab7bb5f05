namespace Ingest.Recognize.Layout;

/// <summary>Printed letters stand on a line and have two or three heights; strokes of a pen and pieces of pictures do not.</summary>
internal static class Feet
{
    private const double OffLine = 0.2;
    private const double LeastShare = 0.6;
    private const double LowestLetter = 0.8;
    private const double HighestLetter = 1.8;
    private const double NarrowestLetter = 0.2;
    private const double WidestLetter = 1.9;

    public static bool AreOnALine(Strand word)
    {
        var bottoms = word.Letters.Select(l => l.Bottom).Order().ToArray();
        var middle = bottoms[bottoms.Length / 2];
        return bottoms.Count(b => Math.Abs(b - middle) <= Math.Max(1, OffLine * word.Height)) >= LeastShare * bottoms.Length;
    }

    /// <summary>A few letters that stand alone: they have the size and the stand of the page's letters.</summary>
    public static bool LookPrinted(Row row, double unit) =>
        row.Words.SelectMany(w => w.Letters).All(l => l.Height >= LowestLetter * unit && l.Height <= HighestLetter * unit && l.Width >= NarrowestLetter * unit && l.Width <= WidestLetter * unit)
        && row.Words.All(AreOnALine);
}
