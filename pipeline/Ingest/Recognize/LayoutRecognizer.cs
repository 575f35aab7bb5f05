using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>A page recogniser made of a layout and a line recogniser: either can be replaced without the other.</summary>
public sealed class LayoutRecognizer(IPageLayout layout, ILineRecognizer lines) : IPageRecognizer
{
    public PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel)
    {
        var regions = layout.FindLines(page);
        if (regions.Count == 0)
            return PageText.Empty;
        var read = lines.Recognize(page, regions, limit, cancel);
        return new PageText([.. regions
            .Zip(read, (region, line) => (region.Block, Line: line))
            .Where(l => l.Line.Words.Count > 0)
            .GroupBy(l => l.Block, l => l.Line)
            .Select(b => new TextBlock(b.Select(l => l.Box).Aggregate((x, y) => x.Union(y)), [.. b]))]);
    }
}
