using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>Adds the same finding to every page it reads.</summary>
internal sealed class NotingRecognizer(IPageRecognizer recognizer, Finding finding) : IPageRecognizer
{
    public PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel)
    {
        page.Noticed(finding);
        return recognizer.Recognize(page, limit, cancel);
    }
}
