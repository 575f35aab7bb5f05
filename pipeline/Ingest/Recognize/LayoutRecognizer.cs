using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>A page recogniser made of a layout and a line recogniser: either can be replaced without the other.</summary>
public sealed class LayoutRecognizer(IPageLayout layout, ILineRecognizer lines) : IPageRecognizer
{
    public PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel)
    {
        var found = layout.Find(page);
        var regions = found.Lines;
        var read = regions.Count == 0 ? [] : lines.Recognize(page, regions, limit, cancel);
        var told = regions
            .Zip(read, (region, line) => (Region: region, Line: line))
            .Where(l => l.Line.Words.Count > 0)
            .ToList();
        foreach (var finding in found.Unread([.. told.Select(l => l.Region)]))
            page.Noticed(finding);
        return new PageText([.. told
            .GroupBy(l => l.Region.Block, l => l.Line)
            .Select(b => new TextBlock(b.Select(l => l.Box).Aggregate((x, y) => x.Union(y)), [.. b]))])
        {
            Layout = found.Finder,
        };
    }
}
