namespace Ingest.Recognize.Layout;

/// <summary>By how much the lines of a page fall to the right (pixels down for each to the right), measured on the feet of its words.</summary>
internal static class Slope
{
    private const int FewestLetters = 4;
    private const double ShortestWord = 5;
    private const double FootTolerance = 0.3;
    private const int FewestWords = 8;

    /// <param name="expected">What was measured before, or 0.</param>
    /// <returns><paramref name="expected"/> where there are too few words to tell.</returns>
    public static double Of(IReadOnlyList<Strand> words, double unit, double expected)
    {
        var slopes = new List<(double Slope, double Weight)>();
        foreach (var word in words)
        {
            if (word.Letters.Count >= FewestLetters && word.Right - word.Left >= ShortestWord * unit && TryFit(word, unit, expected, out var slope))
                slopes.Add((slope, word.Right - word.Left));
        }
        if (slopes.Count < FewestWords)
            return expected;
        slopes.Sort((a, b) => a.Slope.CompareTo(b.Slope));
        var half = slopes.Sum(s => s.Weight) / 2;
        return slopes.First(s => (half -= s.Weight) <= 0).Slope;
    }

    // Least squares over the letters that stand on the line; descenders do not.
    private static bool TryFit(Strand word, double unit, double expected, out double slope)
    {
        var (n, x, y, xx, xy) = (0, 0.0, 0.0, 0.0, 0.0);
        foreach (var letter in word.Letters)
        {
            var foot = letter.Bottom - expected * letter.Middle - word.Baseline;
            if (Math.Abs(foot) > FootTolerance * unit)
                continue;
            var at = letter.Middle - word.Left;
            (n, x, y, xx, xy) = (n + 1, x + at, y + letter.Bottom, xx + at * at, xy + at * letter.Bottom);
        }
        var spread = n * xx - x * x;
        slope = spread > 0 ? (n * xy - x * y) / spread : 0;
        return n >= FewestLetters && spread > 0;
    }
}
