using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize;

/// <summary>Reads pages as Tesseract's command line does (page segmentation 3): the measure of every other recogniser.</summary>
public sealed class TesseractPageRecognizer(EnginePool engines) : IPageRecognizer
{
    public PageText Recognize(PagePicture page, TimeSpan limit, CancellationToken cancel)
    {
        using var lease = engines.Rent();
        lease.Engine.Show(page, PageSegmentation.Auto);
        lease.Engine.RecognizeWithin(limit, cancel);
        using var results = lease.Engine.Results();
        var text = ResultReader.Read(results);
        lease.Complete();
        return text;
    }
}
