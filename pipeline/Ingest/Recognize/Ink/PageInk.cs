using Ingest.Native;

namespace Ingest.Recognize.Ink;

/// <summary>The ink of a picture and its connected spots: found once, for all who measure letters, look for lines or trim them.</summary>
internal sealed class PageInk
{
    private readonly List<Spot> spots = [];

    private PageInk(InkMap map)
    {
        Map = map;
        IsNoise = !new SpotFinder(map).TryFind(spots);
    }

    public InkMap Map { get; }

    /// <summary>More spots than any page of text has; then there are none here.</summary>
    public bool IsNoise { get; }

    /// <summary>In no special order.</summary>
    public IReadOnlyList<Spot> Spots => spots;

    /// <param name="page">1 or 8 bits deep.</param>
    public static PageInk Of(Pix page) => new(InkMap.Of(page));

    public static PageInk Of(InkMap map) => new(map);
}
