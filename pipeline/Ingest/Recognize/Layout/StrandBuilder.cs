using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>Joins each letter with the next to its right, as long as they are near, side by side and of similar height.</summary>
internal sealed class StrandBuilder
{
    private const double WidestGap = 1.1;
    private const double WidestGapOfHeight = 0.6;
    private const double FarAway = 5;
    private const double LeastShared = 0.5;
    private const double MostUnlike = 2.7;

    private readonly List<Spot> letters;
    private readonly double unit;
    private readonly double band;
    private readonly List<int>[] bands;
    private readonly int[] parents;

    private StrandBuilder(List<Spot> spots, double unit, int height)
    {
        (letters, this.unit) = (spots, unit);
        letters.Sort((a, b) => a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Top.CompareTo(b.Top));
        band = 2 * unit;
        bands = new List<int>[(int)(height / band) + 1];
        parents = [.. Enumerable.Range(0, letters.Count)];
        for (var i = 0; i < letters.Count; i++)
        {
            for (var b = BandOf(letters[i].Top); b <= BandOf(letters[i].Bottom); b++)
                (bands[b] ??= []).Add(i);
        }
    }

    /// <param name="spots">Letters; they are put in order.</param>
    public static List<Strand> Build(List<Spot> spots, double unit, int height, double slope)
    {
        var builder = new StrandBuilder(spots, unit, height);
        builder.Link();
        var members = new Dictionary<int, List<Spot>>();
        for (var i = 0; i < builder.letters.Count; i++)
        {
            var root = builder.Root(i);
            if (!members.TryGetValue(root, out var list))
                members[root] = list = [];
            list.Add(builder.letters[i]);
        }
        return [.. members.OrderBy(m => m.Key).Select(m => new Strand(m.Value, slope))];
    }

    private void Link()
    {
        for (var i = 0; i < letters.Count; i++)
        {
            var (from, best, bestGap) = (letters[i], -1, double.MaxValue);
            for (var b = BandOf(from.Top); b <= BandOf(from.Bottom); b++)
            {
                var list = bands[b];
                for (var k = After(list, i); k < list.Count; k++)
                {
                    var to = letters[list[k]];
                    double gap = to.Left - from.Right;
                    if (gap > Math.Max(WidestGap * unit, WidestGapOfHeight * Math.Max(from.Height, to.Height)) || gap >= bestGap)
                    {
                        if (gap > FarAway * unit)
                            break;
                        continue;
                    }
                    if (Fits(from, to))
                        (best, bestGap) = (list[k], gap);
                }
            }
            if (best >= 0)
                parents[Root(best)] = Root(i);
        }
    }

    private static bool Fits(Spot a, Spot b)
    {
        var (low, high) = (Math.Min(a.Height, b.Height), Math.Max(a.Height, b.Height));
        return high <= MostUnlike * low && a.Shared(b) >= LeastShared * low;
    }

    private int BandOf(int y) => Math.Min(bands.Length - 1, (int)(y / band));

    private static int After(List<int> list, int letter)
    {
        var at = list.BinarySearch(letter);
        return at < 0 ? ~at : at + 1;
    }

    private int Root(int i)
    {
        while (parents[i] != i)
            i = parents[i] = parents[parents[i]];
        return i;
    }
}
