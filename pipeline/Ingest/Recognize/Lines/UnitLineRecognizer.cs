using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize.Lines;

/// <summary>Gives lines to a recogniser in units that hold nothing but text (<see cref="LineUnits"/>) and puts the words together again: who asked sees whole lines.</summary>
internal sealed class UnitLineRecognizer(ILineRecognizer recognizer) : ILineRecognizer
{
    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        var units = new LineUnits([.. page.Ink.Spots.Select(s => s.Box)]);
        var (regions, ends) = (new List<LineRegion>(lines.Count), new int[lines.Count]);
        for (var i = 0; i < lines.Count; i++)
        {
            regions.AddRange(units.Of(lines[i]).Select(box => lines[i] with { Box = Inside(box, page.Pixels) }));
            ends[i] = regions.Count;
        }
        var read = recognizer.Recognize(page, regions, limit, cancel);
        return [.. lines.Select((line, i) => Joined(line, [.. read.Take(ends[i]).Skip(i == 0 ? 0 : ends[i - 1])]))];
    }

    private static TextLine Joined(LineRegion line, List<TextLine> units) =>
        new(line.Box, line.Baseline, [.. units.SelectMany(u => u.Words)]) { IsUnconfirmed = units.Count > 0 && units.TrueForAll(u => u.IsUnconfirmed) };

    private static Box Inside(Box box, Pix page) => new(Math.Max(0, box.Left), Math.Max(0, box.Top), Math.Min(page.Width, box.Right), Math.Min(page.Height, box.Bottom));
}
