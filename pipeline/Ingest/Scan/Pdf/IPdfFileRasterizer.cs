using Ingest.Model;

namespace Ingest.Scan;

/// <summary>Renders and counts pages of a PDF: the second opinion beside the parser.</summary>
public interface IPdfFileRasterizer : IPdfRasterizer
{
    /// <summary>What the renderer says of a file: pages, and why it does not open.</summary>
    ValueTask<RendererVerdict> InspectAsync(string path, CancellationToken cancel);

    /// <summary>Points of each page from <paramref name="first"/> to <paramref name="last"/> as displayed; zero for a page that the file only claims to have.</summary>
    ValueTask<IReadOnlyList<(double Width, double Height)>> MeasureAsync(string path, int first, int last, CancellationToken cancel);
}

/// <param name="Pages">0 when the renderer cannot open the file.</param>
/// <param name="NeedsPassword">It is encrypted and the empty password does not open it.</param>
/// <param name="Damaged">It opens only because the renderer repaired its structure.</param>
public sealed record RendererVerdict(int Pages, bool NeedsPassword, bool Damaged);
