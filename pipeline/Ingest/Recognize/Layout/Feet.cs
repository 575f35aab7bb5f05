using Ingest.Recognize.Ink;

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
    /// <summary>Four or five letters that touch; strokes of a pen that long leave most of their box white.</summary>
    private const double WidestTouching = 6;
    private const double LeastFill = 0.35;

    public static bool AreOnALine(Strand word)
    {
        var bottoms = word.Letters.Select(l => l.Bottom).Order().ToArray();
        var middle = bottoms[bottoms.Length / 2];
        return bottoms.Count(b => Math.Abs(b - middle) <= Math.Max(1, OffLine * word.Height)) >= LeastShare * bottoms.Length;
    }

    /// <summary>A few letters that stand alone: they have the size and the stand of the page's letters, and among them may be dashes and full stops.</summary>
    public static bool LookPrinted(Row row, double unit)
    {
        var letters = row.Words.SelectMany(w => w.Letters).ToList();
        var marks = letters.Count(l => IsMark(l, unit));
        return marks <= letters.Count / 2 && letters.Count(l => IsLetter(l, unit)) + marks == letters.Count && row.Words.All(AreOnALine);
    }

    private static bool IsLetter(Spot spot, double unit) =>
        IsHigh(spot, unit) && spot.Height <= HighestLetter * unit && spot.Width >= NarrowestLetter * unit
        && (spot.Width <= WidestLetter * unit || spot.Width <= WidestTouching * unit && spot.Fill >= LeastFill);

    private static bool IsMark(Spot spot, double unit) => !IsHigh(spot, unit) && spot.Width <= WidestLetter * unit;

    private static bool IsHigh(Spot spot, double unit) => spot.Height >= LowestLetter * unit;
}
