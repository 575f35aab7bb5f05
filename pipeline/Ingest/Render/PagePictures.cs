using Ingest.Model;
using Ingest.Native;
using Ingest.Render.Images;

namespace Ingest.Render;

/// <summary>The pictures of one document's pages for the PDF. A page that cannot be drawn yields an issue, never an exception.</summary>
internal sealed class PagePictures(IDeliveredImages images, DeliveredPdfs pdfs, IPdfRasterizer rasterizer, ImageEmbedder embedder) : IDisposable
{
    private readonly List<Issue> issues = [];
    private Digest? lastPdf;
    private PdfLease? lastFile;

    /// <summary>Conversions and failures so far, in page order.</summary>
    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>A picture is missing: the document must not count as complete.</summary>
    public bool Failed { get; private set; }

    /// <returns>Null when the picture cannot be had; the reason is among <see cref="Issues"/>.</returns>
    public async ValueTask<EmbeddedImage?> LoadAsync(RecordedPage page, CancellationToken cancel)
    {
        if (page.Image is not { } image)
            return Fail(page, "The page has no picture.");
        try
        {
            var (bytes, coding) = await BytesAsync(image, cancel);
            var picture = embedder.Embed(bytes, coding, image);
            if (picture.Loss.Length > 0)
                issues.Add(new(IssueCodes.ImageConverted, page.Id.ToString(), picture.Loss));
            return picture;
        }
        catch (ScanException e)
        {
            return Fail(page, e.Message);
        }
        catch (NativeImageException e)
        {
            return Fail(page, e.Message);
        }
    }

    public void Dispose()
    {
        lastFile?.Dispose();
        (lastFile, lastPdf) = (null, null);
    }

    private EmbeddedImage? Fail(RecordedPage page, string detail)
    {
        Failed = true;
        issues.Add(new(IssueCodes.PageUndecodable, page.Id.ToString(), "The page stands empty in the PDF; its delivered image is kept. " + detail));
        return null;
    }

    private async ValueTask<(ReadOnlyMemory<byte> Bytes, ImageCoding Coding)> BytesAsync(PageImage image, CancellationToken cancel)
    {
        var delivered = image.Delivered;
        if (delivered.Coding != ImageCoding.PdfPage)
            return (await images.LoadAsync(delivered.Sha256, cancel), delivered.Coding);
        if (lastPdf != delivered.Sha256)
        {
            Dispose();
            lastFile = await pdfs.TakeAsync(delivered.Sha256, cancel);
            lastPdf = delivered.Sha256;
        }
        var drawn = await rasterizer.RenderAsync(lastFile!.Path, delivered.PageInFile, image.DpiX, image.BitsPerPixel == 1, cancel);
        return (drawn.Bytes, drawn.Coding);
    }
}
