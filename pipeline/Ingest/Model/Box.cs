namespace Ingest.Model;

/// <summary>A rectangle in pixels, origin top left, right and bottom exclusive.</summary>
public readonly record struct Box(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;
    public int Height => Bottom - Top;

    public long Area => (long)Width * Height;

    /// <summary>Pixels both have.</summary>
    public long Shared(Box other) =>
        Math.Max(0L, Math.Min(Right, other.Right) - Math.Max(Left, other.Left)) * Math.Max(0L, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));

    /// <summary>Where the box lies when a picture of this width is seen from behind.</summary>
    public Box Mirrored(int width) => new(width - Right, Top, width - Left, Bottom);

    public Box Union(Box other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
}
