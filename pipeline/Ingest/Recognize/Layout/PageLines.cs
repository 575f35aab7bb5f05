namespace Ingest.Recognize.Layout;

/// <summary>What the finder saw on a page: its lines in reading order, and what speaks against trusting them.</summary>
internal sealed record PageLines(IReadOnlyList<FoundLine> Lines)
{
    public static PageLines Nothing { get; } = new([]);

    /// <summary>Height of a small letter in pixels; 0 when there are none.</summary>
    public double Unit { get; init; }

    public int Letters { get; init; }

    /// <summary>Pixels that lines fall for each pixel to the right.</summary>
    public double Slope { get; init; }

    public PageDoubts Doubts { get; init; }
}

/// <summary>A line and the words it is made of.</summary>
internal sealed record FoundLine(LineRegion Region, Row Row);

/// <summary>Shares of a page's letters unless said otherwise.</summary>
/// <param name="Noise">The page has more spots than any text.</param>
/// <param name="Alone">Letters with no other beside them.</param>
/// <param name="Tangled">Letters in pieces of lines that overlap.</param>
/// <param name="Columns">Times that the page is parted into a left and a right side.</param>
/// <param name="Odd">Letters far higher than the others: touching lines, pictures in pieces.</param>
/// <param name="Pictured">Share of the page under pictures.</param>
/// <param name="Crowded">Lines that overlap others.</param>
/// <param name="Dirt">Marks for each letter.</param>
internal readonly record struct PageDoubts(bool Noise, double Alone, double Tangled, int Columns, double Odd, double Pictured, double Crowded, double Dirt, int Rules);
