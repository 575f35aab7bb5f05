using System.Numerics;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize.Scaling;

/// <summary>The connected spots of ink on a page: runs of ink, joined from row to row.</summary>
internal sealed class InkComponents
{
    /// <summary>Beginnings of spots beyond which a page is noise: a full newspaper page has 40,000.</summary>
    private const int MostSpots = 400_000;

    private readonly List<(int Left, int Right, int Component)> before = [];
    private readonly List<(int Left, int Right, int Component)> here = [];
    private readonly List<int> parents = [];
    private readonly List<Box> boxes = [];
    private int cursor;

    /// <summary>The box around each spot, in pixels and in no special order; none when the page is noise.</summary>
    /// <param name="page">1 or 8 bits deep.</param>
    public static List<Box> Find(Pix page)
    {
        using var binary = Binary(page);
        var all = new InkComponents();
        var words = binary.Words;
        var (perLine, width, height) = (binary.WordsPerLine, binary.Width, binary.Height);
        for (var y = 0; y < height; y++)
        {
            all.AddRow(words.Slice(y * perLine, perLine), width, y);
            if (all.parents.Count > MostSpots)
                return [];
        }
        return [.. all.boxes.Where((_, i) => all.parents[i] == i)];
    }

    private static Pix Binary(Pix page)
    {
        if (page.Depth == 1)
            return page.TurnClockwise(0);
        using var grey = page.ToGrey();
        return grey.BinarizeOtsu();
    }

    private void AddRow(ReadOnlySpan<uint> row, int width, int y)
    {
        here.Clear();
        for (var x = Next(row, width, 0, ink: true); x < width;)
        {
            var end = Next(row, width, x, ink: false);
            here.Add((x, end, Component(x, end, y)));
            x = Next(row, width, end, ink: true);
        }
        before.Clear();
        before.AddRange(here);
        cursor = 0;
    }

    /// <summary>The component of a run: that of the runs it touches in the row above, corners included, or a new one.</summary>
    private int Component(int left, int right, int y)
    {
        while (cursor < before.Count && before[cursor].Right < left)
            cursor++;
        var component = -1;
        for (var i = cursor; i < before.Count && before[i].Left <= right; i++)
            component = component < 0 ? Root(before[i].Component) : Join(component, Root(before[i].Component));
        if (component < 0)
        {
            component = parents.Count;
            parents.Add(component);
            boxes.Add(new Box(left, y, right, y + 1));
            return component;
        }
        var box = boxes[component];
        boxes[component] = new Box(Math.Min(box.Left, left), box.Top, Math.Max(box.Right, right), y + 1);
        return component;
    }

    private int Root(int component)
    {
        while (parents[component] != component)
            component = parents[component] = parents[parents[component]];
        return component;
    }

    private int Join(int a, int b)
    {
        if (a == b)
            return a;
        var (kept, gone) = a < b ? (a, b) : (b, a);
        parents[gone] = kept;
        boxes[kept] = boxes[kept].Union(boxes[gone]);
        return kept;
    }

    /// <summary>The next pixel from <paramref name="x"/> on that is ink or is none; <paramref name="width"/> when there is none.</summary>
    private static int Next(ReadOnlySpan<uint> row, int width, int x, bool ink)
    {
        while (x < width)
        {
            var word = (ink ? row[x / 32] : ~row[x / 32]) << x % 32;
            if (word != 0)
                return Math.Min(width, x + BitOperations.LeadingZeroCount(word));
            x += 32 - x % 32;
        }
        return width;
    }
}
