using Ingest.Model;

namespace Ingest.Prepare;

/// <summary>Finds the connected spots of a page that are darker than a threshold.</summary>
internal static class Marks
{
    public static List<Mark> Find(PaperView view, int threshold, Box inside)
    {
        var open = new bool[view.Width * view.Height];
        for (var i = 0; i < open.Length; i++)
            open[i] = view.Contrast[i] >= threshold;
        return Find(open, view, inside);
    }

    /// <summary>Spots with a pixel around them, so that what lies two pixels (half a millimetre) apart is one: the squares of a small QR code.</summary>
    public static List<Mark> FindJoined(PaperView view, int threshold)
    {
        var (width, height) = (view.Width, view.Height);
        var open = new bool[width * height];
        for (var i = 0; i < open.Length; i++)
        {
            if (view.Contrast[i] < threshold)
                continue;
            var (x, y) = (i % width, i / width);
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                open.AsSpan(ny * width + Math.Max(0, x - 1), Math.Min(width - 1, x + 1) - Math.Max(0, x - 1) + 1).Fill(true);
        }
        return Find(open, view, new Box(0, 0, width, height));
    }

    private static List<Mark> Find(bool[] open, PaperView view, Box inside)
    {
        var marks = new List<Mark>();
        var stack = new Stack<int>();
        for (var i = 0; i < open.Length; i++)
        {
            if (!open[i])
                continue;
            open[i] = false;
            stack.Push(i);
            marks.Add(Grow(open, view, inside, stack));
        }
        return marks;
    }

    private static Mark Grow(bool[] open, PaperView view, Box inside, Stack<int> stack)
    {
        var (width, height) = (view.Width, view.Height);
        var (whole, part) = (new Extent(), new Extent());
        var peak = 0;
        while (stack.TryPop(out var at))
        {
            var (x, y) = (at % width, at / width);
            whole.Add(x, y);
            peak = Math.Max(peak, view.Contrast[at]);
            if (x >= inside.Left && x < inside.Right && y >= inside.Top && y < inside.Bottom)
                part.Add(x, y);
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                {
                    var next = ny * width + nx;
                    if (!open[next])
                        continue;
                    open[next] = false;
                    stack.Push(next);
                }
        }
        return new(whole.Box, whole.Area, part.Box, part.Area, peak);
    }

    private struct Extent
    {
        private int left, top, right, bottom;

        public int Area { get; private set; }

        public readonly Box Box => new(left, top, right, bottom);

        public void Add(int x, int y)
        {
            if (Area++ == 0)
                (left, top, right, bottom) = (x, y, x + 1, y + 1);
            else
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x + 1), Math.Max(bottom, y + 1));
        }
    }
}
