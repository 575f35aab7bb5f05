using Ingest.Model;
using Ingest.Scan;

namespace Ingest.Tests.Fuzz;

/// <summary>Stands in for the PDF renderer, which is a program of others: opens every file, draws nothing.</summary>
internal sealed class NoRenderer : IPdfFileRasterizer
{
    public ValueTask<RasterizedPage> RenderAsync(string path, int page, double dpi, bool bilevel, CancellationToken cancel) =>
        throw new ScanException(IssueCodes.PageUndecodable, "Nothing is drawn here.");

    public ValueTask<RendererVerdict> InspectAsync(string path, CancellationToken cancel) => new(new RendererVerdict(1, false, false));

    public ValueTask<IReadOnlyList<(double Width, double Height)>> MeasureAsync(string path, int first, int last, CancellationToken cancel) =>
        new([.. Enumerable.Repeat((595.0, 842.0), last - first + 1)]);
}
