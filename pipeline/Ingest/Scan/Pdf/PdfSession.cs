using System.Globalization;
using Ingest.Model;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Ingest.Scan;

/// <summary>One PDF opened by PdfPig, reopened every so often: a document keeps every object it ever parsed (1 GB after 1,002 pages).</summary>
internal sealed class PdfSession(string path, ScanOptions options) : IDisposable
{
    private const int PagesPerDocument = 100;

    private readonly PdfFilters filters = new(options.MaxStreamBytes);
    private FileStream? stream;
    private PdfDocument? document;
    private int served;

    /// <exception cref="ScanException">The document does not open; the inner exception says whether a password is wanted.</exception>
    public Task<T> OnDocumentAsync<T>(Func<PdfDocument, T> work, CancellationToken cancel) =>
        RunAsync(work, IssueCodes.FileUnreadable, $"Reading the structure of {Path.GetFileName(path)}", cancel);

    public Task<T> OnPageAsync<T>(int number, Func<PdfDocument, Page, T> work, CancellationToken cancel)
    {
        if (++served % PagesPerDocument == 0)
            Close();
        return RunAsync(pdf => work(pdf, pdf.GetPage(number)), IssueCodes.PageUndecodable, string.Create(CultureInfo.InvariantCulture, $"Reading page {number} of {Path.GetFileName(path)}"), cancel);
    }

    public void Dispose() => Close();

    private async Task<T> RunAsync<T>(Func<PdfDocument, T> work, string code, string what, CancellationToken cancel)
    {
        var finished = false;
        try
        {
            var result = await ParserThread.RunAsync(() => work(Opened()), options.ParseTimeLimit, code, what, cancel);
            finished = true;
            return result;
        }
        catch (ScanException e) when (e.InnerException is not TimeoutException)
        {
            finished = true;
            throw;
        }
        finally
        {
            // A parser that still runs owns the document: leave it to it.
            if (!finished)
                (stream, document) = (null, null);
        }
    }

    private PdfDocument Opened()
    {
        filters.Refill();
        if (document is not null)
            return document;
        stream?.Dispose();
        stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return document = PdfDocument.Open(stream, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters });
    }

    private void Close()
    {
        document?.Dispose();
        stream?.Dispose();
        (stream, document) = (null, null);
    }
}
