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
