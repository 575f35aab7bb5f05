using Ingest.Model;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Ingest.Scan;

/// <summary>
/// How an image stands on the page as displayed: the turn that page rotation and matrix together give it,
/// null when it is mirrored or slanted, and its resolution along the encoded axes.
/// </summary>
internal readonly record struct PdfPlacement(Turn? Turn, double DpiX, double DpiY)
{
    private const double PointsPerInch = 72;

    /// <summary>Half a percent of slope, a third of a degree: below the skew that is corrected before OCR.</summary>
    private const double Straight = 0.005;

    public double Dpi => Math.Max(DpiX, DpiY);

    /// <param name="unit">1/72 inch per point of the page.</param>
    public PdfPlacement InUnits(double unit) => this with { DpiX = DpiX / unit, DpiY = DpiY / unit };

    public static PdfPlacement Of(IPdfImage image)
    {
        var bounds = image.BoundingBox;
        var along = Vector(bounds.BottomLeft, bounds.BottomRight);
        var up = Vector(bounds.BottomLeft, bounds.TopLeft);
        return new(
            TurnOf(along, up),
            image.WidthInSamples * PointsPerInch / Math.Max(Length(along), double.Epsilon),
            image.HeightInSamples * PointsPerInch / Math.Max(Length(up), double.Epsilon));
    }

    private static Turn? TurnOf((double X, double Y) along, (double X, double Y) up)
    {
        var (right, top) = (Direction(along), Direction(up));
        return (right, top) switch
        {
            ((1, 0), (0, 1)) => Model.Turn.None,
            ((0, -1), (1, 0)) => Model.Turn.Right,
            ((-1, 0), (0, -1)) => Model.Turn.Half,
            ((0, 1), (-1, 0)) => Model.Turn.Left,
            _ => null,
        };
    }

    private static (int X, int Y) Direction((double X, double Y) vector)
    {
        var length = Length(vector);
        if (Math.Abs(vector.Y) <= length * Straight)
            return (Math.Sign(vector.X), 0);
        return Math.Abs(vector.X) <= length * Straight ? (0, Math.Sign(vector.Y)) : (0, 0);
    }

    private static (double X, double Y) Vector(PdfPoint from, PdfPoint to) => (to.X - from.X, to.Y - from.Y);

    private static double Length((double X, double Y) vector) => Math.Sqrt((vector.X * vector.X) + (vector.Y * vector.Y));
}
