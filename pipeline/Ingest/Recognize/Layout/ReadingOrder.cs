namespace Ingest.Recognize.Layout;

/// <summary>
/// Puts pieces of rows in the order people read: from top to bottom, but where white runs down between two sides of several rows, the left side before the right.
/// </summary>
internal sealed class ReadingOrder(double unit)
{
    private const int DeepestNesting = 12;
    private const double Contiguous = 1.7;
    /// <summary>Looks at bands of rows; a table of a hundred rows takes a third. A page that needs more is no plain one, and must not take long.</summary>
    private const int MostLooks = 500_000;

    private int looks;

    /// <summary>Groups of pieces; a group is a part of the page that is read from top to bottom. Pieces of one row follow each other.</summary>
    public List<List<Row>> Groups { get; } = [];

    /// <summary>Letters of pieces that overlap others so that no order is sure.</summary>
    public int Tangled { get; private set; }

    /// <summary>Times that the page was parted into a left and a right side.</summary>
    public int Columns { get; private set; }

    public void Read(IReadOnlyList<Row> pieces)
    {
        Read(Bands(pieces), 0);
        Columns += looks > MostLooks ? 1 : 0;
    }

    private void Read(List<List<Row>> bands, int depth)
    {
        List<Row>? group = null;
        for (var i = 0; i < bands.Count; i++)
        {
            if (depth < DeepestNesting && TryColumns(bands, i, out var last, out var middle))
            {
                group = null;
                var zone = bands.GetRange(i, last - i + 1).SelectMany(b => b).ToList();
                Columns++;
                Read(Bands(zone.Where(p => p.Right <= middle)), depth + 1);
                Read(Bands(zone.Where(p => p.Right > middle)), depth + 1);
                i = last;
                continue;
            }
            if (group is null)
                Groups.Add(group = []);
            foreach (var piece in bands[i].OrderBy(p => p.Left))
            {
                if (group.Count > 0 && bands[i].Contains(group[^1]) && piece.Left < group[^1].Right - unit)
                    Tangled += Math.Min(piece.Letters, group[^1].Letters);
                group.Add(piece);
            }
        }
    }

    private bool TryColumns(List<List<Row>> bands, int first, out int last, out int middle)
    {
        (last, middle) = (first, 0);
        var pieces = new List<Row>();
        var (best, bestMiddle) = (-1, 0);
        var white = new List<(int Left, int Right)>();
        for (var i = first; i < bands.Count && looks <= MostLooks; i++)
        {
            pieces.AddRange(bands[i]);
            looks += 1 + pieces.Count / 8;
            white = White(pieces);
            if (white.Count == 0 && i > first)
                break;
            foreach (var (left, right) in white)
            {
                looks += i - first + 1;
                var sides = Sides.Of(bands.Skip(first).Take(i - first + 1).Select(b => new Row(b.SelectMany(p => p.Words))), (left + right) / 2);
                if (sides.AreColumns((right - left) / unit, unit) && EndsWell(bands, first, i, (left + right) / 2))
                    (best, bestMiddle) = (i, (left + right) / 2);
            }
        }
        (last, middle) = (best, bestMiddle);
        return best >= 0;
    }

    // The zone begins where both sides stand; below its last such row go on only lines of the left side that belong to what stands above them.
    private bool EndsWell(List<List<Row>> bands, int first, int last, int middle)
    {
        if (!OnBoth(bands[first], middle))
            return false;
        var end = last;
        while (end > first && !OnBoth(bands[end], middle))
            end--;
        for (var i = end + 1; i <= last; i++)
        {
            if (bands[i].Exists(p => p.Right > middle))
                continue;
            var pitch = Math.Max(2.2 * unit, bands[end][0].Baseline - bands[Math.Max(first, end - 1)][0].Baseline);
            if (bands[i][0].Baseline - bands[i - 1][0].Baseline > Contiguous * Math.Min(pitch, 3.5 * unit))
                return false;
        }
        return true;
    }

    private static bool OnBoth(List<Row> band, int middle) => band.Exists(p => p.Right <= middle) && band.Exists(p => p.Left >= middle);

    /// <summary>The strips without ink between pieces.</summary>
    private List<(int Left, int Right)> White(List<Row> pieces)
    {
        var strips = new List<(int, int)>();
        var end = int.MinValue;
        foreach (var piece in pieces.OrderBy(p => p.Left))
        {
            if (end != int.MinValue && piece.Left - end >= unit)
                strips.Add((end, piece.Left));
            end = Math.Max(end, piece.Right);
        }
        return strips;
    }

    private static List<List<Row>> Bands(IEnumerable<Row> pieces)
    {
        var bands = new List<List<Row>>();
        var bottom = double.MinValue;
        foreach (var piece in pieces.OrderBy(p => p.Baseline).ThenBy(p => p.Left))
        {
            if (piece.Top >= bottom || bands.Count == 0)
                bands.Add([]);
            bands[^1].Add(piece);
            bottom = Math.Max(bottom, piece.Baseline);
        }
        return bands;
    }
}
