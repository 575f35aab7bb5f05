using Ingest.Native;

namespace Ingest.Recognize;

/// <summary>Tesseract's own guess of a page's direction from single letters. Its pool holds the model <c>osd</c>.</summary>
public sealed class OrientationDetector(EnginePool engines)
{
    /// <returns>False when the page has too few letters.</returns>
    public bool TryDetect(PagePicture page, out OrientationGuess guess)
    {
        using var lease = engines.Rent();
        lease.Engine.Show(page, PageSegmentation.OrientationOnly);
        var found = lease.Engine.TryDetectOrientation(out guess);
        lease.Complete();
        return found;
    }
}
