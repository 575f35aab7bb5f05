namespace Ingest.Recognize.Layout;

/// <summary>What stands left and right of a strip of white: rows of each side, and how much of each side's width they fill.</summary>
internal readonly record struct Sides(SideExtent Left, SideExtent Right)
{
    private const double NarrowestColumn = 12;
    private const double FewestLetters = 16;
    private const double LeastFill = 0.72;

    public int Support => Math.Min(Left.Rows, Right.Rows);

    public static Sides Of(IEnumerable<Row> rows, int middle)
    {
        var (left, right) = (new SideExtent(), new SideExtent());
        foreach (var row in rows)
        {
            left = left.With(row.Words.Where(w => w.Right <= middle));
            right = right.With(row.Words.Where(w => w.Right > middle));
        }
        return new(left, right);
    }

    /// <summary>
    /// Columns of running text, to be read one after the other: lines fill both sides, with as many letters as a narrow newspaper column has. Numbers before the items of a list, prices behind them,
    /// cells of a table and the side notes of a letterhead are read row by row.
    /// </summary>
    /// <param name="white">Width of the strip in x-heights: by chance, white stands below white in a few rows only.</param>
    public bool AreColumns(double white, double unit) =>
        Math.Min(Left.Width, Right.Width) >= NarrowestColumn * unit && Math.Min(Left.Fill, Right.Fill) >= LeastFill
        && Math.Min(Left.LettersPerRow, Right.LettersPerRow) >= FewestLetters
        && (white >= 2.5 && Support >= 3 || white >= 1.6 && Support >= 5 || white >= 1 && Support >= 9);
}

/// <summary>One side of a strip of white.</summary>
internal readonly record struct SideExtent(int Rows, int From, int To, long Covered, int Letters)
{
    public int Width => Rows == 0 ? 0 : To - From;

    public double Fill => Rows == 0 || Width == 0 ? 0 : (double)Covered / ((long)Rows * Width);

    public double LettersPerRow => Rows == 0 ? 0 : (double)Letters / Rows;

    public SideExtent With(IEnumerable<Strand> words)
    {
        var (from, to, letters) = (int.MaxValue, int.MinValue, Letters);
        foreach (var word in words)
            (from, to, letters) = (Math.Min(from, word.Left), Math.Max(to, word.Right), letters + word.Letters.Count);
        if (to < from)
            return this;
        return Rows == 0 ? new(1, from, to, to - from, letters) : new(Rows + 1, Math.Min(From, from), Math.Max(To, to), Covered + to - from, letters);
    }
}
