using Ingest.Model;
using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>Text that another layout left out: stretches of words that look like text and lie in none of its lines.</summary>
internal static class MissedText
{
    /// <summary>Letters that a stretch must have: fewer may be dirt, a stroke of a pen, a part of a picture.</summary>
    private const int FewestLetters = 5;
    private const double LowestLetters = 0.75;
    private const double HighestLetters = 1.7;
    private const double MostOverlap = 0.4;
    private const double WidestGap = 3;

    /// <summary>The lines, and between them, where they are read, what they miss.</summary>
    /// <param name="added">How many lines were put in.</param>
    public static IReadOnlyList<LineRegion> Added(IReadOnlyList<LineRegion> lines, PageLines seen, InkMap ink, out int added)
    {
        var all = lines.ToList();
        var missed = Stretches(lines, seen);
        foreach (var stretch in missed)
        {
            var shaper = new LineShaper(stretch, seen.Unit, seen.Slope);
            var (place, block) = InsertionPlace.Of(shaper.Shape(0, ink), all, seen.Unit);
            all.Insert(place, shaper.Shape(block, ink));
        }
        added = missed.Count;
        return all;
    }

    /// <summary>Stretches that no line covers.</summary>
    public static List<Row> Stretches(IReadOnlyList<LineRegion> lines, PageLines seen) => [.. seen.Lines.SelectMany(f => Missed(f, lines, seen))];

    private static IEnumerable<Row> Missed(FoundLine found, IReadOnlyList<LineRegion> lines, PageLines seen)
    {
        if (found.Row.Height < LowestLetters * seen.Unit || found.Row.Height > HighestLetters * seen.Unit)
            yield break;
        var open = new List<Strand>();
        foreach (var word in found.Row.Words)
        {
            var covered = lines.Any(l => Covers(l.Box, Core(word, seen)));
            if (open.Count > 0 && (covered || word.Left - open[^1].Right > WidestGap * seen.Unit))
            {
                if (open.Sum(w => w.Letters.Count) >= FewestLetters)
                    yield return new Row(open);
                open = [];
            }
            if (!covered)
                open.Add(word);
        }
        if (open.Sum(w => w.Letters.Count) >= FewestLetters)
            yield return new Row(open);
    }

    // From the top of the small letters to the line they stand on, at the middle of the word.
    private static Box Core(Strand word, PageLines seen)
    {
        var y = seen.Slope * (word.Left + word.Right) / 2;
        return new Box(word.Left, (int)(word.Top + y), word.Right, (int)(word.Baseline + y));
    }

    private static bool Covers(Box line, Box core)
    {
        var (width, height) = (Math.Min(line.Right, core.Right) - Math.Max(line.Left, core.Left), Math.Min(line.Bottom, core.Bottom) - Math.Max(line.Top, core.Top));
        return width >= MostOverlap * core.Width && height >= MostOverlap * core.Height;
    }
}
