namespace Ingest.Prepare;

/// <summary>
/// A quick look for anything that could be a code, before the scanner looks at every line of the page: edges that go on side by side over the
/// height of bars, or the corner of a QR code. Writing has neither, and most pages hold nothing but writing.
/// </summary>
internal static class CodeTraces
{
    /// <summary>Grey levels over two pixels that make an edge.</summary>
    private const int Edge = 24;

    public static bool MayHoldCode(CoarsePage page)
    {
        var rows = new GreyLines(page.Grey, page.Width, page.Height, 1, page.Width);
        var columns = new GreyLines(page.Grey, page.Height, page.Width, page.Width, 1);
        return HoldsBars(rows) || HoldsBars(columns) || HoldsCorners(rows, columns);
    }

    /// <summary>
    /// Bars: edges that go on side by side, twelve within 25 mm for 3.4 mm (as high as a small code, higher than letters), or eight within 100 mm for
    /// 8.5 mm (a code across a sheet). Lines of close writing make six.
    /// </summary>
    internal static bool HoldsBars(GreyLines page)
    {
        const int Step = 5, Low = 5, High = 10;
        var seen = new byte[page.Length + 2];
        var next = new byte[page.Length + 2];
        for (var line = 0; line < page.Count; line += Step)
        {
            Array.Clear(next);
            for (var i = 1; i < page.Length - 1; i++)
                if (page[line, i - 1] - page[line, i + 1] >= Edge)
                    // Bars may lean: one pixel to either side from line to line.
                    next[i + 1] = (byte)Math.Min(High, 1 + Math.Max(seen[i + 1], Math.Max(seen[i], seen[i + 2])));
            if (Stand(next, Low, 12, 150) || Stand(next, High, 8, 600))
                return true;
            (seen, next) = (next, seen);
        }
        return false;
    }

    /// <summary>Whether so many edges of such a height begin within a window of pixels.</summary>
    private static bool Stand(ReadOnlySpan<byte> edges, int height, int bars, int window)
    {
        var found = 0;
        for (var i = 1; i < edges.Length; i++)
        {
            found += Begins(edges, i, height);
            found -= i > window ? Begins(edges, i - window, height) : 0;
            if (found >= bars)
                return true;
        }
        return false;

        // An edge is several pixels wide and one bar.
        static int Begins(ReadOnlySpan<byte> edges, int pixel, int height) => edges[pixel] >= height && edges[pixel - 1] < height ? 1 : 0;
    }

    /// <summary>Three corner squares of a QR code that stand as its corners stand: dark, light, three times dark, light, dark, in both directions (ISO/IEC 18004).</summary>
    internal static bool HoldsCorners(GreyLines rows, GreyLines columns)
    {
        const int Step = 3, Most = 60;
        var corners = new List<Corner>();
        Span<int> edges = stackalloc int[6];
        for (var line = 0; line < rows.Count; line += Step)
        {
            var found = 0;
            for (var i = 1; i < rows.Length - 1; i++)
            {
                if (!rows.IsEdge(line, i, Edge, falling: found % 2 == 0))
                    continue;
                if (found == edges.Length)
                {
                    // The next dark run begins two edges later.
                    edges[2..].CopyTo(edges);
                    found -= 2;
                }
                edges[found++] = i;
                var corner = new Corner((edges[2] + edges[3]) / 2, line, edges[5] - edges[0]);
                if (found < edges.Length || !IsCorner(edges) || !IsCrossed(columns, corner.X, line, corner.Size) || corners.Exists(corner.IsSame))
                    continue;
                if (CompletesCode(corner, corners) || corners.Count == Most)
                    return true;
                corners.Add(corner);
            }
        }
        return false;
    }

    /// <summary>Whether the corner makes a right angle of equal sides with two of the others.</summary>
    private static bool CompletesCode(Corner corner, List<Corner> others)
    {
        var alike = others.FindAll(o => Math.Abs(o.Size - corner.Size) <= 0.3 * corner.Size);
        for (var i = 0; i < alike.Count; i++)
            for (var j = 0; j < i; j++)
            {
                double[] sides = [corner.Distance(alike[i]), corner.Distance(alike[j]), alike[i].Distance(alike[j])];
                Array.Sort(sides);
                if (sides[0] >= 1.5 * corner.Size && sides[1] <= 1.2 * sides[0] && Math.Abs(sides[2] / sides[0] - Math.Sqrt(2)) <= 0.25)
                    return true;
            }
        return false;
    }

    /// <summary>Centre and width in pixels.</summary>
    private readonly record struct Corner(int X, int Y, int Size)
    {
        public bool IsSame(Corner other) => Distance(other) < Size / 2.0;

        public double Distance(Corner other) => Math.Sqrt(((double)X - other.X) * (X - other.X) + ((double)Y - other.Y) * (Y - other.Y));
    }

    private static bool IsCrossed(GreyLines columns, int column, int centre, int size)
    {
        Span<int> edges = stackalloc int[6];
        return columns.Outward(column, centre, -1, size, Edge, edges[..3]) && columns.Outward(column, centre, 1, size, Edge, edges[3..]) && IsCorner(edges)
            && Math.Abs(edges[5] - edges[0] - size) <= size / 3;
    }

    private static bool IsCorner(ReadOnlySpan<int> edges)
    {
        var unit = (edges[5] - edges[0]) / 7.0;
        if (unit < 1.5)
            return false;
        for (var i = 0; i < 5; i++)
        {
            var wanted = i == 2 ? 3 * unit : unit;
            if (Math.Abs(edges[i + 1] - edges[i] - wanted) > (i == 2 ? unit : 0.7 * unit))
                return false;
        }
        return true;
    }
}
