namespace Ingest.Catalog.Query;

/// <summary>BM25 of a page (k1 = 1.2, b = 0.75, against a page of 250 words), where a form counts by its weight.</summary>
internal static class PageScore
{
    private const double Saturation = 1.2;
    private const double Length = 0.75;
    private const double UsualWords = 250;

    /// <returns>Negative, smaller is better, as the rank of FTS5 is; two decimals, so that title and date decide between equals.</returns>
    public static double Of(PageMatches matches, double[] rarity)
    {
        Span<double> counts = rarity.Length <= 64 ? stackalloc double[rarity.Length] : new double[rarity.Length];
        counts.Clear();
        foreach (var match in matches.All)
            counts[match.Group] += match.Weight;
        var score = 0.0;
        for (var i = 0; i < counts.Length; i++)
            score += rarity[i] * counts[i] * (Saturation + 1) / (counts[i] + Saturation * (1 - Length + Length * matches.Words / UsualWords));
        return -Math.Round(score, 2);
    }

    /// <summary>How much it says that a page has a term that stands on so many pages.</summary>
    public static double Rarity(double pages, double withTerm) => Math.Log(1 + (Math.Max(0, pages - withTerm) + 0.5) / (withTerm + 0.5));
}
