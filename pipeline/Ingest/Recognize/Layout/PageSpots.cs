using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>The spots of a page by what they can be. Sizes are told in x-heights of the page.</summary>
internal sealed class PageSpots
{
    public const double LowestLetter = 0.6;
    private const double HighestLetter = 8;
    private const double WidestDash = 2.5;
    private const double ThickestRule = 0.5;
    private const double LongestStroke = 4;
    private const double WidestLetters = 60;

    private PageSpots(double unit) => Unit = unit;

    /// <summary>Height of a small letter in pixels.</summary>
    public double Unit { get; }

    /// <summary>Letters, or several that touch.</summary>
    public List<Spot> Letters { get; } = [];

    /// <summary>Dots, accents, dashes; dirt as well.</summary>
    public List<Spot> Marks { get; } = [];

    /// <summary>Lines drawn on the page.</summary>
    public List<Spot> Rules { get; } = [];

    /// <summary>Frames, pictures, signatures, edges of the sheet.</summary>
    public List<Spot> Pictures { get; } = [];

    public static PageSpots Sort(IReadOnlyList<Spot> spots, double unit, double slope)
    {
        var sorted = new PageSpots(unit);
        foreach (var spot in spots)
            sorted.KindOf(spot, Math.Abs(slope)).Add(spot);
        return sorted;
    }

    private List<Spot> KindOf(Spot spot, double slope)
    {
        var (width, height) = (spot.Width / Unit, spot.Height / Unit);
        if (width > WidestDash && height - slope * width < ThickestRule || height > LongestStroke && width - slope * height < ThickestRule)
            return Rules;
        if (height < LowestLetter)
            return Marks;
        return height > HighestLetter || width > WidestLetters ? Pictures : Letters;
    }
}
