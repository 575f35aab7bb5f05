namespace Ingest.Sample.Drawing;

/// <summary>How a piece of text is printed: face, size in points, colour, letter spacing in points; <see cref="Weight"/> thickens thin faces (stroke in points).</summary>
internal sealed record Pen(Typeface Face, double Size)
{
    public Colour Colour { get; init; } = Colour.Black;
    public double Spacing { get; init; }
    public double Weight { get; init; }

    /// <summary>Each letter sits a little off the line, as type levers leave them.</summary>
    public bool Uneven { get; init; }

    public Pen Bold() => this with { Face = Face.Bold() };

    public Pen At(double size) => this with { Size = size };

    /// <summary>Line feed in millimetres.</summary>
    public double Feed(double factor = 1.22) => Size * factor / Sheet.PointsPerMm;

    /// <summary>Printed width in millimetres.</summary>
    public double Width(string text)
    {
        var units = 0;
        foreach (var c in text)
            units += TypefaceWidths.Of(Face, c);
        return (units * Size / 1000 + text.Length * Spacing) / Sheet.PointsPerMm;
    }
}
