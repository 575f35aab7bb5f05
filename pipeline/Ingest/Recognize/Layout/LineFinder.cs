using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>Finds the lines of a page in the ink itself: spots, letters, words, rows, columns.</summary>
internal static class LineFinder
{
    private const double WidestGap = 4;
    private const double JoinedGap = 40;
    private const double NewParagraph = 1.45;
    private const double OddHeight = 2.6;
    private const double HighestAlone = 3;
    private const double ThinnestStroke = 0.1;
    private const double Solid = 0.95;
    private const int EdgePixels = 3;
    /// <summary>A full newspaper page has 17,000.</summary>
    private const int MostLetters = 40_000;
    private const int MostPieces = 5_000;

    public static PageLines Find(PageInk page, double dpi, double skewDegrees) => page.IsNoise ? Noise : Find(page.Map, page.Spots, dpi, skewDegrees);

    private static PageLines Find(InkMap ink, IReadOnlyList<Spot> spots, double dpi, double skewDegrees)
    {
        var unit = LetterSize.Of(spots, dpi);
        if (unit == 0)
            return PageLines.Nothing;
        var slope = Math.Tan(skewDegrees * Math.PI / 180);
        var page = PageSpots.Sort(Underlines.TakenOff(spots, ink, unit), unit, slope);
        if (page.Letters.Count > MostLetters)
            return Noise;
        var words = StrandBuilder.Build(page.Letters, unit, ink.Height, slope);
        var measured = Slope.Of(words, unit, slope);
        if (Math.Abs(measured - slope) > 1e-4)
        {
            slope = measured;
            words = [.. words.Select(w => new Strand([.. w.Letters], slope))];
        }
        words.AddRange(SmallPrint.TakeFrom(page, ink.Height, slope));
        words.RemoveAll(w => !LooksLikeText(w, unit));
        var rows = new List<Row>();
        if (!RowBuilder.TryBuild(words, unit, rows))
            return Noise;
        var pieces = Pieces(rows, CorridorFinder.Find(rows, unit), unit);
        if (pieces.Count > MostPieces)
            return Noise;
        pieces.RemoveAll(Strays.Of(pieces, unit, ink.Width).Contains);
        var order = new ReadingOrder(unit);
        order.Read(pieces);
        var lines = new List<(LineShaper Line, int Block)>();
        var block = 0;
        foreach (var group in order.Groups)
            block = Add(lines, Joined(group, unit), unit, slope, block);
        MarkPlacer.Place([.. lines.Select(l => l.Line)], page.Marks, unit, slope, ink.Height);
        var letters = page.Letters.Count;
        var found = lines.Select(l => new FoundLine(l.Line.Shape(l.Block, ink), l.Line.Row)).ToList();
        return new PageLines(found)
        {
            Unit = unit,
            Letters = letters,
            Slope = slope,
            Doubts = new PageDoubts(
                false,
                Share(words.Count(w => w.Letters.Count == 1), letters),
                Share(order.Tangled, letters),
                order.Columns,
                Share(page.Letters.Count(l => l.Height > OddHeight * unit), letters),
                page.Pictures.Where(p => !IsEdge(p, ink)).Sum(p => (double)p.Area) / ((double)ink.Width * ink.Height),
                Share(Crowded(found, unit), found.Count),
                Share(page.Marks.Count, letters),
                page.Rules.Count),
        };
    }

    // The dark rim beside a sheet smaller than the glass.
    private static bool IsEdge(Spot spot, InkMap ink) =>
        spot.Left <= EdgePixels || spot.Top <= EdgePixels || spot.Right >= ink.Width - EdgePixels || spot.Bottom >= ink.Height - EdgePixels;

    private static PageLines Noise => PageLines.Nothing with { Doubts = new PageDoubts { Noise = true } };

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static bool LooksLikeText(Strand word, double unit) =>
        word.Letters.Count > 1 || word.Letters[0] is var spot && spot.Height <= HighestAlone * unit && spot.Fill is > ThinnestStroke and <= Solid;

    private static List<Row> Pieces(List<Row> rows, List<Corridor> corridors, double unit)
    {
        var pieces = new List<Row>();
        for (var r = 0; r < rows.Count; r++)
        {
            Row? piece = null;
            foreach (var word in rows[r].Words)
            {
                var cut = piece is not null && (word.Left - piece.Right > WidestGap * unit
                    || corridors.Exists(c => c.FirstRow <= r && r <= c.LastRow && piece.Right <= (c.Left + c.Right) / 2 && word.Left >= (c.Left + c.Right) / 2));
                if (piece is null || cut)
                    pieces.Add(piece = new Row([word]));
                else
                    piece.Add(word);
            }
        }
        return pieces;
    }

    private static IEnumerable<Row> Joined(List<Row> group, double unit)
    {
        Row? open = null;
        foreach (var piece in group)
        {
            if (open is not null && Math.Abs(piece.Baseline - open.Baseline) < 0.5 * unit && piece.Left - open.Right is var gap && gap > -unit && gap < JoinedGap * unit
                && Math.Max(piece.Height, open.Height) < 1.8 * Math.Min(piece.Height, open.Height))
            {
                open = new Row(open.Words.Concat(piece.Words));
                continue;
            }
            if (open is not null)
                yield return open;
            open = piece;
        }
        if (open is not null)
            yield return open;
    }

    private static int Add(List<(LineShaper, int)> lines, IEnumerable<Row> rows, double unit, double slope, int block)
    {
        var all = rows.ToList();
        var steps = all.Zip(all.Skip(1), (a, b) => b.Baseline - a.Baseline).Where(s => s > unit && s < 6 * unit).Order().ToList();
        var pitch = steps.Count == 0 ? 3 * unit : steps[steps.Count / 2];
        for (var i = 0; i < all.Count; i++)
        {
            var fresh = i == 0 || all[i].Baseline - all[i - 1].Baseline > NewParagraph * pitch || all[i].Height > 1.6 * all[i - 1].Height || all[i].Height * 1.6 < all[i - 1].Height;
            lines.Add((new LineShaper(all[i], unit, slope), block += fresh ? 1 : 0));
        }
        return block;
    }

    private static int Crowded(List<FoundLine> lines, double unit)
    {
        var crowded = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var a = lines[i].Region;
            for (var j = 0; j < lines.Count; j++)
            {
                var b = lines[j].Region;
                if (i != j && Math.Min(a.Box.Right, b.Box.Right) - Math.Max(a.Box.Left, b.Box.Left) > unit && Math.Abs(a.Baseline.Y0 - b.Baseline.Y0) < 1.2 * unit)
                {
                    crowded++;
                    break;
                }
            }
        }
        return crowded;
    }
}
