using Ingest.Model;
using Ingest.Native;
using Ingest.Render.Images;
using Ingest.Render.Pdf;
using Ingest.Render.Text;

namespace Ingest.Render;

/// <summary>
/// Writes recognised pages of one input beside each other as <c>NAME.txt</c>, <c>NAME.alto.xml</c>, <c>NAME.hocr</c>, <c>NAME.pdf</c>, page by page:
/// the whole of <c>ingest ocr</c> after recognition. Pages without a readable picture stand empty. Call <see cref="Finish"/> before disposing.
/// </summary>
public sealed class RecognizedPageWriter : IDisposable
{
    private readonly List<HashedFileStream> files = [];
    private readonly List<Issue> issues = [];
    private readonly ImageEmbedder embedder;
    private readonly PdfDescription description;
    private readonly PlainTextWriter? text;
    private readonly AltoWriter? alto;
    private readonly HocrWriter? hocr;
    private readonly PdfWriter? pdf;
    private int pages;

    /// <param name="basePath">Folder and name without ending; the folder exists.</param>
    /// <param name="description">Title, id and time of the PDF; the title also names the input in ALTO and hOCR.</param>
    public RecognizedPageWriter(string basePath, PageFormats formats, PdfDescription description, IImageDecoder decoder, RenderOptions options)
    {
        this.description = description;
        embedder = new(decoder, options.JpegQuality);
        text = formats.HasFlag(PageFormats.Text) ? new(Open(basePath + ".txt")) : null;
        alto = formats.HasFlag(PageFormats.Alto) ? new(Open(basePath + ".alto.xml"), description.Title, "", [], description.Time) : null;
        hocr = formats.HasFlag(PageFormats.Hocr) ? new(Open(basePath + ".hocr"), description.Title) : null;
        pdf = formats.HasFlag(PageFormats.Pdf) ? new(Open(basePath + ".pdf"), PdfProfile.A2u) : null;
    }

    /// <summary>Pictures that were encoded again or could not be drawn.</summary>
    public IReadOnlyList<Issue> Issues => issues;

    public void Add(RecognizedPage page)
    {
        pages++;
        var frame = PageFrame.Of(page.Page.Id, page.Page.Image, page.Turn);
        text?.Add(page.Text);
        alto?.Add(frame, page.Text);
        hocr?.Add(frame, page.Text);
        if (pdf is not null)
            Draw(pdf, page);
    }

    /// <summary>Closes the files; an input without pages leaves an empty page in its PDF.</summary>
    public void Finish()
    {
        alto?.Finish();
        hocr?.Finish();
        if (pages == 0)
            pdf?.AddPage(PageSheet.Blank, PageText.Empty);
        pdf?.Finish(description);
    }

    public void Dispose()
    {
        foreach (var file in files)
            file.Dispose();
    }

    private void Draw(PdfWriter target, RecognizedPage page)
    {
        if (page.Page.Image is not { } image)
        {
            target.AddPage(PageSheet.Blank, page.Text);
            return;
        }
        var sheet = PageSheet.Of(image, page.Turn);
        try
        {
            var picture = embedder.Embed(page.Page.Bytes, page.Page.RenderedCoding ?? image.Delivered.Coding, image);
            if (picture.Loss.Length > 0)
                issues.Add(new(IssueCodes.ImageConverted, page.Page.Id.ToString(), picture.Loss));
            target.AddPage(sheet, picture, page.Turn, page.Text);
        }
        catch (Exception e) when (e is ScanException or NativeImageException)
        {
            issues.Add(new(IssueCodes.PageUndecodable, page.Page.Id.ToString(), e.Message));
            target.AddPage(sheet, page.Text);
        }
    }

    private HashedFileStream Open(string path)
    {
        var file = new HashedFileStream(path);
        files.Add(file);
        return file;
    }
}
