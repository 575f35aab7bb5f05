using Ingest.Model;

namespace Ingest.Recognize.Ink;

/// <summary>A connected spot of ink in pixels of the page; <paramref name="Area"/> is its number of pixels.</summary>
internal readonly record struct Spot(int Left, int Top, int Right, int Bottom, int Area)
{
    public int Width => Right - Left;
    public int Height => Bottom - Top;
    public double Middle => (Left + Right) / 2.0;
    public double Fill => (double)Area / ((long)Width * Height);
    public Box Box => new(Left, Top, Right, Bottom);

    /// <summary>Rows that both cover.</summary>
    public int Shared(Spot other) => Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
}
