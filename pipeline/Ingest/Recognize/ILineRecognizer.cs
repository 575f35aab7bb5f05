using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>Reads the lines of a page that a layout has found, all of one page at once so that it may batch them. Safe to call from several threads.</summary>
public interface ILineRecognizer
{
    /// <returns>One line for each region, in the same order; without words where nothing was read.</returns>
    /// <exception cref="RecognizeException">The lines could not be read, or not within <paramref name="limit"/>.</exception>
    IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel);
}
