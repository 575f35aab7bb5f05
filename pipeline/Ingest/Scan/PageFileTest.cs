using Ingest.Model;

namespace Ingest.Scan;

internal enum PageFileForm
{
    NoPage,
    SingleImage,
    OwnStack,
}

/// <summary>Decides cheaply, from header and TIFF directory chain, how a file takes part in a delivery.</summary>
internal static class PageFileTest
{
    public static PageFileForm Of(string path)
    {
        try
        {
            return FileSniffer.Sniff(path) switch
            {
                FileKind.Pdf => PageFileForm.OwnStack,
                FileKind.Tiff => HasOnePage(path) ? PageFileForm.SingleImage : PageFileForm.OwnStack,
                FileKind.Unknown when !FileSniffer.LooksLikePageByName(path) => PageFileForm.NoPage,
                FileKind.Unknown => ByName(path),
                _ => PageFileForm.SingleImage,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FileSniffer.LooksLikePageByName(path) ? ByName(path) : PageFileForm.NoPage;
        }
    }

    private static PageFileForm ByName(string path) =>
        Path.GetExtension(path).Equals(".pdf", StringComparison.OrdinalIgnoreCase) ? PageFileForm.OwnStack : PageFileForm.SingleImage;

    private static bool HasOnePage(string path)
    {
        try
        {
            using var bytes = new FileBytes(path);
            return TiffChain.Walk(bytes, maxPages: 1) is { Pages.Count: 1, Broken: false, MorePages: false } or { Loop: true };
        }
        catch (ScanException)
        {
            return true;
        }
    }
}
