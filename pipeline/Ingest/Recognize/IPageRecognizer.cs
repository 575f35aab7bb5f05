using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>Reads a whole page: layout and text. Safe to call from several threads; the picture stays the caller's.</summary>
public interface IPageRecognizer
{
    /// <returns>Words in pixels of the picture.</returns>
    /// <exception cref="RecognizeException">The page could not be read, or not within <paramref name="limit"/>.</exception>
    PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel);
}
