namespace Ingest.Recognize.Layout;

/// <summary>
/// Few letters that belong to no line: pieces of seals, strokes of a pen, dirt. A page number is one, too: it looks printed, and nothing of its kind is near.
/// </summary>
internal static class Strays
{
    private const int MostLetters = 3;
    private const double Beside = 20;
    private const double Near = 6;
    /// <summary>Share of the page's width at its edges where nothing is printed.</summary>
    private const int Rim = 100;

    public static HashSet<Row> Of(List<Row> pieces, double unit, int pageWidth)
    {
        var few = pieces.Where(p => p.Letters <= MostLetters && !Belongs(p, pieces, unit)).ToList();
        return [.. few.Where(p => !Feet.LookPrinted(p, unit) || p.Left < pageWidth / Rim || p.Right > pageWidth - pageWidth / Rim || few.Exists(o => o != p && AreNear(o, p, unit)))];
    }

    private static bool Belongs(Row piece, List<Row> pieces, double unit) =>
        pieces.Exists(p => p.Letters > MostLetters && Math.Abs(p.Baseline - piece.Baseline) < unit / 2 && Gap(p, piece) < Beside * unit);

    private static bool AreNear(Row a, Row b, double unit) => Math.Abs(a.Baseline - b.Baseline) < Near * unit && Gap(a, b) < Near * unit;

    private static int Gap(Row a, Row b) => Math.Max(a.Left, b.Left) - Math.Min(a.Right, b.Right);
}
