namespace Ingest.Recognize.Layout;

/// <summary>Print so much smaller than the page's text that its letters pass for marks: letterheads, footers, notes. It shows by standing in a row.</summary>
internal static class SmallPrint
{
    private const double Lowest = 0.35;
    private const int LowestPixels = 7;
    private const double Narrowest = 0.25;
    private const double Widest = 3;
    private const int FewestLetters = 4;
    private const double AlikeWidth = 0.2;
    private const double DotsShare = 0.8;

    /// <summary>Takes the letters of small print out of the marks.</summary>
    public static List<Strand> TakeFrom(PageSpots page, int height, double slope)
    {
        var small = page.Marks.Where(m => m.Height >= Math.Max(LowestPixels, Lowest * page.Unit) && m.Width >= Narrowest * m.Height && m.Width <= Widest * m.Height).ToList();
        var found = StrandBuilder.Build(small, page.Unit * (Lowest + PageSpots.LowestLetter) / 2, height, slope)
            .Where(s => s.Letters.Count >= FewestLetters && Feet.AreOnALine(s) && !AreDots(s)).ToList();
        var taken = found.SelectMany(s => s.Letters).ToHashSet();
        page.Marks.RemoveAll(taken.Contains);
        page.Letters.AddRange(taken);
        return found;
    }

    // A line to cut along or to sign on: letters differ in width, dots do not.
    private static bool AreDots(Strand strand)
    {
        var widths = strand.Letters.Select(l => l.Width).Order().ToArray();
        var middle = widths[widths.Length / 2];
        return widths.Count(w => Math.Abs(w - middle) <= Math.Max(1, AlikeWidth * middle)) >= DotsShare * widths.Length;
    }
}
