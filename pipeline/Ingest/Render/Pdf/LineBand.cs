using Ingest.Model;

namespace Ingest.Render.Pdf;

/// <summary>
/// The strip of the page a line of text fills, sloped like its baseline: marked text covers exactly this strip.
/// All in points, y upwards.
/// </summary>
internal readonly record struct LineBand(double Size, double Slope, double X, double Y)
{
    // steeper is no skew but a wrong baseline
    private const double SteepestAngle = 0.35;

    public static LineBand Of(TextLine line, PageSheet sheet)
    {
        var box = OnPage.Clamp(line.Box, sheet.PixelWidth, sheet.PixelHeight);
        var angle = line.Baseline.Angle;
        if (!double.IsFinite(angle) || Math.Abs(angle) > SteepestAngle)
            angle = 0;
        var fall = box.Width * Math.Tan(angle);
        var tallest = line.Words.Select(w => OnPage.Clamp(w.Box, sheet.PixelWidth, sheet.PixelHeight).Height).DefaultIfEmpty(box.Height).Max();
        // a box that is flatter than its slope asks for: the baseline was measured badly
        if (Math.Abs(fall) > box.Height - tallest / 2.0)
            (angle, fall) = (0, 0);
        var height = box.Height - Math.Abs(fall);
        // left end of the lower edge, then up by the descent
        var base0 = (fall > 0 ? box.Bottom - fall : box.Bottom) + InvisibleFont.Descent / (double)InvisibleFont.UnitsPerEm * height;
        var slope = -Math.Tan(angle) * sheet.ScaleY / sheet.ScaleX;
        return new(Math.Max(1, height * sheet.ScaleY * Math.Cos(Math.Atan(slope))), slope,
            box.Left * sheet.ScaleX, sheet.Height - base0 * sheet.ScaleY);
    }

    /// <summary>Height of the baseline at <paramref name="x"/>.</summary>
    public double BaselineAt(double x) => Y + (x - X) * Slope;
}
