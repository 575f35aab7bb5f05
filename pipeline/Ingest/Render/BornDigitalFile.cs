using Ingest.Model;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace Ingest.Render;

/// <summary>Says whether a document is exactly one delivered born-digital PDF, which is then stored as it came (DESIGN §7).</summary>
internal static class BornDigitalFile
{
    /// <summary>Digest of the PDF whose pages, 1 to the last seen, make up the document; null when it is anything else.</summary>
    public static Digest? Candidate(SeparatedDocument document)
    {
        if (document.Gaps.Count > 0 || document.Pages.Count == 0 || document.Pages[0].Image is not { } first)
            return null;
        for (var i = 0; i < document.Pages.Count; i++)
        {
            var page = document.Pages[i];
            if (!page.BornDigital || page.Image is not { Delivered: { Coding: ImageCoding.PdfPage } delivered }
                || delivered.Sha256 != first.Delivered.Sha256 || delivered.PageInFile != i + 1)
                return null;
        }
        return first.Delivered.Sha256;
    }

    /// <summary>Whether the file ends where the document ends. A file PdfPig cannot count is judged by its stack: a PDF of several pages is one.</summary>
    public static bool IsWhole(SeparatedDocument document, Stream pdf)
    {
        try
        {
            using var file = PdfDocument.Open(pdf);
            return file.NumberOfPages == document.Pages.Count;
        }
        catch (Exception e) when (e is PdfDocumentFormatException or PdfDocumentEncryptedException or InvalidOperationException or FormatException or IOException)
        {
            return document.Pages[^1].EndsStack && document.Pages[^1].Id.Number == document.Pages.Count;
        }
    }
}
