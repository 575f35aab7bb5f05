using System.Numerics;
using Ingest.Model;
using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>
/// An underline that touches a letter makes one wide spot of both, which looks like no letter. It is taken off, so that the letters stand on their own line;
/// with few of them (a page number, a mark) the line would not be found otherwise. Sizes are told in x-heights of the page.
/// </summary>
internal static class Underlines
{
    private const double Shortest = 3;
    private const double Thickest = 0.5;
    /// <summary>Descenders and capitals of one line with the line below them; higher spots are frames and pictures.</summary>
    private const double Highest = 3.5;
    /// <summary>Descenders cross the line; a stroke through a word is none.</summary>
    private const double DeepestBelow = 0.5;
    /// <summary>Share of the spot's width that its longest run takes.</summary>
    private const double LongestShare = 0.8;
    /// <summary>Share of ink right above the line: letters whose feet touch stand there with all their stems.</summary>
    private const double MostAbove = 0.3;
    private const double RightAbove = 0.15;

    /// <summary>More on one page are no underlines but dirt, which would take the square of its number in time.</summary>
    private const int Most = 500;

    /// <summary>The spots, underlines and the letters they touched apart.</summary>
    public static IReadOnlyList<Spot> TakenOff(IReadOnlyList<Spot> spots, InkMap ink, double unit)
    {
        var (kept, parts, underlines) = (new List<Spot>(spots.Count), new List<Spot>(), 0);
        foreach (var spot in spots)
        {
            if (!MayBeUnderlined(spot, unit) || ink.Part(spot.Box) is var part && RuleOf(part, unit) is not { } rule)
            {
                kept.Add(spot);
                continue;
            }
            if (++underlines > Most)
                return spots;
            parts.Add(new Spot(spot.Left, spot.Top + rule.From, spot.Right, spot.Top + rule.To, (rule.To - rule.From) * spot.Width));
            // Letters that the underline does not touch lie in its box, too, and are known already.
            var others = spots.Where(o => o != spot && o.Shared(spot) > 0 && o.Left < spot.Right && o.Right > spot.Left).ToList();
            parts.AddRange(SpotsOf(ink, spot.Box with { Bottom = spot.Top + rule.From }).Where(l => !others.Exists(o => o.Left <= l.Left && o.Top <= l.Top && o.Right >= l.Right && o.Bottom >= l.Bottom)));
        }
        kept.AddRange(parts);
        return kept;
    }

    private static bool MayBeUnderlined(Spot spot, double unit) =>
        spot.Width >= Shortest * unit && spot.Height <= Highest * unit && spot.Height >= (PageSpots.LowestLetter + Thickest) * unit;

    private static IEnumerable<Spot> SpotsOf(InkMap ink, Box box)
    {
        var found = new List<Spot>();
        new SpotFinder(ink.Part(box)).TryFind(found);
        return found.Select(f => f with { Left = f.Left + box.Left, Top = f.Top + box.Top, Right = f.Right + box.Left, Bottom = f.Bottom + box.Top });
    }

    /// <summary>The rows of the rule from the spot's top; null where it has none, or letters below it.</summary>
    private static (int From, int To)? RuleOf(InkMap part, double unit)
    {
        var least = part.Width * LongestShare;
        var (from, to, runs) = (-1, -1, new InkRun[16]);
        for (var y = 0; y < part.Height; y++)
        {
            if (LongestRun(part.Row(y), ref runs) < least)
                continue;
            from = from < 0 ? y : from;
            to = y + 1;
        }
        var isRule = from > 0 && to - from <= Thickest * unit;
        return isRule && from >= PageSpots.LowestLetter * unit && part.Height - to <= DeepestBelow * unit
            && InkOf(part, from - (int)Math.Ceiling(RightAbove * unit)) <= MostAbove * part.Width ? (from, to) : null;
    }

    private static int LongestRun(ReadOnlySpan<ulong> row, ref InkRun[] runs)
    {
        var (longest, count) = (0, InkRuns.Find(row, ref runs));
        foreach (var run in runs.AsSpan(0, count))
            longest = Math.Max(longest, run.Length);
        return longest;
    }

    private static int InkOf(InkMap part, int y)
    {
        var ink = 0;
        foreach (var word in part.Row(y))
            ink += BitOperations.PopCount(word);
        return ink;
    }
}
