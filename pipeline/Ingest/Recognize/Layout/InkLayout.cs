using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>Lines by our own finder alone, whatever speaks against it.</summary>
internal sealed class InkLayout : IPageLayout
{
    public IReadOnlyList<LineRegion> FindLines(PagePicture page) =>
        [.. LineFinder.Find(page.Ink, page.Resolution.Mean, page.SkewDegrees).Lines.Select(l => l.Region)];
}
