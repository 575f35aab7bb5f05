namespace Ingest.Prepare;

/// <summary>A grey picture as lines of pixels, its rows or its columns.</summary>
/// <param name="Along">From a pixel of the picture to the next of its line; <paramref name="Across"/> to the same of the next line.</param>
internal readonly record struct GreyLines(byte[] Grey, int Length, int Count, int Along, int Across)
{
    public int this[int line, int pixel] => Grey[line * Across + pixel * Along];

    /// <summary>The steepest pixel of a step from light to dark (<paramref name="falling"/>) or from dark to light.</summary>
    public bool IsEdge(int line, int pixel, int least, bool falling)
    {
        var here = Rise(line, pixel) * (falling ? -1 : 1);
        return here >= least
            && (pixel < 2 || here >= Rise(line, pixel - 1) * (falling ? -1 : 1))
            && (pixel > Length - 3 || here > Rise(line, pixel + 1) * (falling ? -1 : 1));
    }

    /// <summary>The first three edges from a dark pixel in one direction, written in the order of the line; false when they are further away than <paramref name="reach"/>.</summary>
    public bool Outward(int line, int from, int direction, int reach, int least, Span<int> edges)
    {
        var found = 0;
        for (var i = from; Math.Abs(i - from) <= reach && i > 0 && i < Length - 1; i += direction)
        {
            if (!IsEdge(line, i, least, falling: (found % 2 == 1) == direction > 0))
                continue;
            edges[direction > 0 ? found : edges.Length - 1 - found] = i;
            if (++found == edges.Length)
                return true;
        }
        return false;
    }

    private int Rise(int line, int pixel) => this[line, pixel + 1] - this[line, pixel - 1];
}
