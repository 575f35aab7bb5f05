using Ingest.Model;
using Ingest.Recognize.Scaling;

namespace Ingest.Recognize.Lines;

/// <summary>
/// What of a line's box is text: strokes of a pen, stains and letters of the neighbours that reach into it make it too high, so that its letters become too small
/// for a model; wide gaps (columns of a table) make it too long. A line is given to a recogniser in units that have neither.
/// </summary>
internal sealed class LineUnits
{
    /// <summary>Spots of a line that tell its own letter height; a heading may be larger than the page's text.</summary>
    private const int FewestLetters = 5;
    // In letter heights (x-height): an umlaut on a capital reaches up to 1.9, a descender down to 0.5.
    private const double Above = 2.0;
    private const double Below = 0.7;
    private const double TallestLetter = 3;
    private const double UsualHeight = 2.6;
    private const double WideGap = 5;
    /// <summary>Models were trained on lines with some paper around them.</summary>
    private const double Room = 0.2;

    private readonly List<Box> spots;
    private readonly double pageHeight;

    /// <param name="spots">Of the page; the list is sorted here.</param>
    public LineUnits(List<Box> spots)
    {
        this.spots = spots;
        spots.Sort((a, b) => a.Left.CompareTo(b.Left));
        pageHeight = LetterHeight.Of(spots);
    }

    /// <returns>Boxes from left to right; the whole line when nothing can be said.</returns>
    public List<Box> Of(LineRegion line)
    {
        var inside = spots.Where(s => Lies(s, line.Box)).ToList();
        var height = LetterHeight.Of(inside, FewestLetters);
        if (height == 0 || pageHeight == 0)
            return [line.Box];
        var letters = inside.Where(s => s.Height <= TallestLetter * height).ToList();
        var units = new List<Box>();
        var (from, right) = (0, 0);
        for (var i = 0; i <= letters.Count; i++)
        {
            if (i < letters.Count && (i == from || letters[i].Left - right <= WideGap * height))
            {
                right = i == from ? letters[i].Right : Math.Max(right, letters[i].Right);
                continue;
            }
            if (i > from)
                units.Add(Trimmed(line, letters[from..i], height));
            (from, i) = (i, i < letters.Count ? i - 1 : i);
        }
        return units.Count == 0 ? [line.Box] : units;
    }

    private static Box Trimmed(LineRegion line, List<Box> letters, double height)
    {
        var (left, right) = (letters[0].Left, letters.Max(l => l.Right));
        var (top, bottom) = (Math.Max(letters.Min(l => l.Top), line.Box.Top), Math.Min(letters.Max(l => l.Bottom), line.Box.Bottom));
        if (bottom - top > UsualHeight * height)
        {
            var (first, last) = (At(line.Baseline, left), At(line.Baseline, right));
            top = Math.Max(top, (int)(Math.Min(first, last) - Above * height));
            bottom = Math.Min(bottom, (int)Math.Ceiling(Math.Max(first, last) + Below * height));
        }
        var room = (int)(Room * height);
        return bottom - top >= height ? new Box(left, top - room, right, bottom + room) : new Box(left, line.Box.Top, right, line.Box.Bottom);
    }

    private static double At(Baseline line, double x) => line.X1 == line.X0 ? line.Y0 : line.Y0 + (x - line.X0) * (line.Y1 - line.Y0) / (line.X1 - line.X0);

    private static bool Lies(Box spot, Box line)
    {
        var (x, y) = ((spot.Left + spot.Right) / 2, (spot.Top + spot.Bottom) / 2);
        return x >= line.Left && x < line.Right && y >= line.Top && y < line.Bottom;
    }
}
