using Ingest.Sample.Drawing;

namespace Ingest.Sample.Forms;

/// <summary>A scribble that looks like a name in a hurry and is nobody's.</summary>
internal static class Signature
{
    /// <param name="width">Millimetres; 0 = as it comes.</param>
    public static void Write(Sheet sheet, double x, double y, Colour ink, double width = 0)
    {
        var dice = sheet.Dice;
        if (width == 0)
            width = dice.Between(26.0, 44.0);
        var points = new List<(double, double)> { (x, y) };
        var strokes = dice.Between(6, 9);
        var turning = dice.Between(2, strokes - 1);
        var height = dice.Between(6.0, 9.0);
        for (var i = 0; i < strokes; i++)
        {
            var (from, to) = (x + width * i / strokes, x + width * (i + 1) / strokes);
            var rise = i == 0 || i == turning ? height : dice.Between(0.8, 4.6);
            points.Add((from + dice.Between(0.0, 2.0), y - rise));
            points.Add((from + dice.Between(1.5, 4.0), y - rise * dice.Between(0.7, 1.1)));
            points.Add((to - dice.Between(0.0, 2.5), y + dice.Between(-1.0, 2.2)));
        }
        points.AddRange([(x + width, y - 2), (x + width + 8, y + dice.Between(-3.0, 1.0)), (x + width + 14, y - dice.Between(0.0, 4.0))]);
        sheet.Stroke(points, 0.42, ink);
        sheet.Stroke([(x - 4, y + 1), (x - 1, y - height * 1.3), (x + 5, y - height * 1.4), (x + 3, y + 3)], 0.36, ink);
    }

    /// <summary>Initials of someone who has seen the page.</summary>
    public static void Initial(Sheet sheet, double x, double y, Colour ink) =>
        sheet.Stroke([(x, y), (x + 1, y - 9), (x + 4, y - 7), (x + 2.5, y), (x + 4, y - 5), (x + 7, y - 6), (x + 6, y + 1), (x + 8, y - 2), (x + 10, y - 3), (x + 12, y - 4)], 0.4, ink);
}
