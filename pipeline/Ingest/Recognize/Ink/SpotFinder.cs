namespace Ingest.Recognize.Ink;

/// <summary>Finds the connected spots of a page, corners included, from the runs of ink in each row. One object for one page.</summary>
internal sealed class SpotFinder(InkMap ink)
{
    /// <summary>Beginnings of spots beyond which a page is noise: a full newspaper page has 40,000.</summary>
    public const int MostSpots = 400_000;

    private int[] parents = new int[4096];
    private Spot[] spots = new Spot[4096];
    private int count;

    /// <returns>False when the page is noise.</returns>
    public bool TryFind(List<Spot> found)
    {
        var (above, here) = (new InkRun[256], new InkRun[256]);
        var runsAbove = 0;
        for (var y = 0; y < ink.Height; y++)
        {
            var runs = InkRuns.Find(ink.Row(y), ref here);
            if (count + runs > MostSpots)
                return false;
            Join(above.AsSpan(0, runsAbove), here.AsSpan(0, runs), y);
            (above, here, runsAbove) = (here, above, runs);
        }
        for (var i = 0; i < count; i++)
        {
            if (parents[i] == i)
                found.Add(spots[i]);
        }
        return true;
    }

    private void Join(ReadOnlySpan<InkRun> above, Span<InkRun> here, int y)
    {
        var first = 0;
        for (var i = 0; i < here.Length; i++)
        {
            ref var run = ref here[i];
            while (first < above.Length && above[first].To < run.From)
                first++;
            var root = -1;
            for (var j = first; j < above.Length && above[j].From <= run.To; j++)
                root = root < 0 ? Root(above[j].Label) : United(root, Root(above[j].Label));
            run.Label = root < 0 ? New(run, y) : root;
            if (root < 0)
                continue;
            ref var spot = ref spots[root];
            spot = new Spot(Math.Min(spot.Left, run.From), spot.Top, Math.Max(spot.Right, run.To), y + 1, spot.Area + run.To - run.From);
        }
    }

    private int New(InkRun run, int y)
    {
        if (count == parents.Length)
        {
            Array.Resize(ref parents, 2 * count);
            Array.Resize(ref spots, 2 * count);
        }
        parents[count] = count;
        spots[count] = new Spot(run.From, y, run.To, y + 1, run.To - run.From);
        return count++;
    }

    private int Root(int label)
    {
        while (parents[label] != label)
            label = parents[label] = parents[parents[label]];
        return label;
    }

    private int United(int a, int b)
    {
        if (a == b)
            return a;
        if (b < a)
            (a, b) = (b, a);
        parents[b] = a;
        var (s, t) = (spots[a], spots[b]);
        spots[a] = new Spot(Math.Min(s.Left, t.Left), Math.Min(s.Top, t.Top), Math.Max(s.Right, t.Right), Math.Max(s.Bottom, t.Bottom), s.Area + t.Area);
        return a;
    }
}
