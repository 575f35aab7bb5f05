namespace Ingest.Recognize.Managed;

/// <summary>
/// Line images that go through a network together, the widest first: as short lines end, the rest is a prefix, and nothing is computed for padding.
/// Holds the memory of a pass and is used again for the next; not thread-safe.
/// </summary>
internal sealed class LineBatch
{
    private readonly List<Line> lines = [];
    private short[] pixels = [];
    private int used;

    /// <param name="Start">First pixel in <see cref="Pixels"/>.</param>
    /// <param name="Tag">The caller's number of the line.</param>
    internal readonly record struct Line(int Start, int Width, int Tag);

    public int Count => lines.Count;

    public Line this[int index] => lines[index];

    /// <summary>Pixels taken, all lines together.</summary>
    public int Size => used;

    public void Clear()
    {
        lines.Clear();
        used = 0;
    }

    /// <summary>Adds a line; the caller fills its pixels, -127 to 127, row after row.</summary>
    public Span<short> Add(int width, int height, int tag)
    {
        lines.Add(new Line(used, width, tag));
        Room.Ensure(ref pixels, used + width * height, keep: used);
        used += width * height;
        return pixels.AsSpan(used - width * height, width * height);
    }

    public ReadOnlySpan<short> Pixels(int index, int height) => pixels.AsSpan(lines[index].Start, lines[index].Width * height);

    public void SortWidestFirst() => lines.Sort((a, b) => a.Width != b.Width ? b.Width.CompareTo(a.Width) : a.Tag.CompareTo(b.Tag));
}
