using System.Globalization;
using Ingest.Model;
using Ingest.Render.Images;
using Ingest.Render.Pdf;

namespace Ingest.Render;

/// <summary>
/// The PDF of a document and, where a conformance check wants one, its PDF/A-1b twin from the same calls: PDFBox preflight knows no later part.
/// Pages with JPEG 2000, which part 1 does not allow, are left empty in the twin.
/// </summary>
internal sealed class DocumentPdf : IDisposable
{
    private readonly HashedFileStream? twinFile;
    private readonly PdfWriter stored;
    private readonly PdfWriter? twin;

    /// <param name="file">Of the stored PDF; stays the caller's.</param>
    /// <param name="twinFolder">Empty: no twin.</param>
    public DocumentPdf(HashedFileStream file, string twinFolder, Guid id)
    {
        stored = new PdfWriter(file, PdfProfile.A2u);
        if (twinFolder.Length == 0)
            return;
        Directory.CreateDirectory(twinFolder);
        twinFile = new HashedFileStream(Path.Combine(twinFolder, id.ToString("D", CultureInfo.InvariantCulture) + ".pdf"));
        twin = new PdfWriter(twinFile, PdfProfile.A1b);
    }

    public void AddPage(PageSheet sheet, PageText text)
    {
        stored.AddPage(sheet, text);
        twin?.AddPage(sheet, text);
    }

    public void AddPage(PageSheet sheet, EmbeddedImage picture, Turn turn, PageText text)
    {
        stored.AddPage(sheet, picture, turn, text);
        if (picture.IsJpeg2000)
            twin?.AddPage(sheet, text);
        else
            twin?.AddPage(sheet, picture, turn, text);
    }

    public void Finish(PdfDescription description)
    {
        stored.Finish(description);
        twin?.Finish(description);
    }

    public void Dispose() => twinFile?.Dispose();
}
