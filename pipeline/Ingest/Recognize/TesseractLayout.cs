using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize;

/// <summary>Lines by Tesseract's layout analysis alone, without reading them.</summary>
public sealed class TesseractLayout(EnginePool engines) : IPageLayout
{
    public IReadOnlyList<LineRegion> FindLines(PagePicture page)
    {
        using var lease = engines.Rent();
        lease.Engine.Show(page, PageSegmentation.Auto);
        using var layout = lease.Engine.AnalyseLayout();
        var lines = Lines(layout);
        lease.Complete();
        return lines;
    }

    /// <param name="halved">Tesseract sees half the size, for half the time; the lines come back in pixels of the page.</param>
    public IReadOnlyList<LineRegion> FindLines(PagePicture page, bool halved)
    {
        if (!halved)
            return FindLines(page);
        using var half = page.Pixels.Halve();
        var shown = page with { Pixels = half, Resolution = new UprightResolution(page.Resolution.X / 2, page.Resolution.Y / 2) };
        return [.. FindLines(shown).Select(l => Doubled(l, page.Pixels))];
    }

    private static LineRegion Doubled(LineRegion line, Pix page) => new(
        new Box(2 * line.Box.Left, 2 * line.Box.Top, Math.Min(page.Width, 2 * line.Box.Right), Math.Min(page.Height, 2 * line.Box.Bottom)),
        new Baseline(2 * line.Baseline.X0, 2 * line.Baseline.Y0, 2 * line.Baseline.X1, 2 * line.Baseline.Y1),
        line.Block);

    private static List<LineRegion> Lines(TesseractIterator layout)
    {
        var lines = new List<LineRegion>();
        if (layout.IsInvalid)
            return lines;
        var block = 0;
        do
        {
            block += layout.Begins(TextLevel.Paragraph) ? 1 : 0;
            var box = ResultReader.BoxAt(layout, TextLevel.Line);
            if (layout.InText && box.Width > 0)
                lines.Add(new LineRegion(box, ResultReader.BaselineAt(layout, box), block));
        }
        while (layout.Next(TextLevel.Line));
        return lines;
    }
}
