namespace Ingest.Sample.Drawing;

/// <summary>Rules, boxes, curves and groups drawn with another transformation or opacity.</summary>
internal sealed partial class Sheet
{
    public void Rule(double x0, double y0, double x1, double y1, double thickness = 0.15, Colour? colour = null) =>
        Append($"{(colour ?? Colour.Black).Operands} RG {thickness * PointsPerMm:0.##} w {X(x0):0.##} {Y(y0):0.##} m {X(x1):0.##} {Y(y1):0.##} l S\n");

    public void Frame(double left, double top, double width, double height, double thickness = 0.2, Colour? colour = null) =>
        Append($"{(colour ?? Colour.Black).Operands} RG {thickness * PointsPerMm:0.##} w {X(left):0.##} {Y(top + height):0.##} {width * PointsPerMm:0.##} {height * PointsPerMm:0.##} re S\n");

    public void Fill(double left, double top, double width, double height, Colour colour) =>
        Append($"{colour.Operands} rg {X(left):0.###} {Y(top + height):0.###} {width * PointsPerMm:0.###} {height * PointsPerMm:0.###} re f\n");

    public void Disc(double x, double y, double radius, Colour colour)
    {
        Append($"{colour.Operands} rg ");
        Circle(x, y, radius);
        Append($"f\n");
    }

    public void Ring(double x, double y, double radius, double thickness, Colour colour)
    {
        Append($"{colour.Operands} RG {thickness * PointsPerMm:0.##} w ");
        Circle(x, y, radius);
        Append($"s\n");
    }

    /// <summary>A pen stroke through control points (x, y), three per curve after the first.</summary>
    public void Stroke(IReadOnlyList<(double X, double Y)> points, double thickness, Colour colour)
    {
        Append($"1 J 1 j {colour.Operands} RG {thickness * PointsPerMm:0.##} w {X(points[0].X):0.##} {Y(points[0].Y):0.##} m ");
        for (var i = 1; i + 2 < points.Count; i += 3)
            Arc(points[i].X, points[i].Y, points[i + 1].X, points[i + 1].Y, points[i + 2].X, points[i + 2].Y);
        Append($"S 0 J 0 j\n");
    }

    /// <summary>Draws with the origin in (x, y), turned clockwise by <paramref name="degrees"/>; coordinates inside stay millimetres down and right from there.</summary>
    public void Turned(double x, double y, double degrees, Action draw)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        Append($"q {cos:0.#####} {-sin:0.#####} {sin:0.#####} {cos:0.#####} {X(x):0.##} {Y(y):0.##} cm 1 0 0 1 0 {-Y(0):0.##} cm\n");
        draw();
        Append($"Q\n");
    }

    /// <summary>Ink that does not cover: stamps and pale copies.</summary>
    public void Translucent(SheetOpacity opacity, Action draw)
    {
        Append($"q /G{(int)opacity} gs\n");
        draw();
        Append($"Q\n");
    }

    /// <summary>The other side of the paper shines through.</summary>
    public void ShowThrough(Sheet front)
    {
        Append($"q /G{(int)SheetOpacity.Faint} gs -1 0 0 1 {X(Width):0.##} 0 cm\n");
        operators.Append(front.operators);
        Append($"Q\n");
    }

    private void Circle(double x, double y, double radius)
    {
        var k = radius * 0.5523;
        Append($"{X(x + radius):0.##} {Y(y):0.##} m ");
        Arc(x + radius, y - k, x + k, y - radius, x, y - radius);
        Arc(x - k, y - radius, x - radius, y - k, x - radius, y);
        Arc(x - radius, y + k, x - k, y + radius, x, y + radius);
        Arc(x + k, y + radius, x + radius, y + k, x + radius, y);
    }

    private void Arc(double x1, double y1, double x2, double y2, double x3, double y3) =>
        Append($"{X(x1):0.##} {Y(y1):0.##} {X(x2):0.##} {Y(y2):0.##} {X(x3):0.##} {Y(y3):0.##} c ");
}

/// <summary>Opacities in per cent, as the page's graphics states are named.</summary>
internal enum SheetOpacity
{
    Faint = 6,
    Pale = 45,
    Stamp = 78,
}
