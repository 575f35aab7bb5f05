using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Proof;

/// <summary>
/// What can be seen of PDF/A conformance in a file's structure (ISO 19005-2): header, identification in the XMP, output intent, nothing encrypted or
/// active, fonts embedded and mapped to Unicode, and as many pages as the document has. Full conformance was checked when the writer was built.
/// </summary>
public static partial class PdfaStructure
{
    private const int LongestXmp = 8 << 20;

    /// <param name="pdf">Can seek; the caller's.</param>
    /// <param name="pages">Pages of the document.</param>
    /// <returns>One sentence for each thing that is wrong, without content of the document.</returns>
    public static IEnumerable<string> Check(Stream pdf, int pages)
    {
        var found = new List<string>();
        try
        {
            Check(new PdfaFile(pdf), pages, found);
        }
        catch (FormatException failure)
        {
            found.Add(failure.Message);
        }

        return found;
    }

    private static void Check(PdfaFile file, int pages, List<string> found)
    {
        // 6.1.2: version, and four bytes above 127 in a comment of their own
        var head = file.Bytes(0, 15);
        if (head.Length < 15 || !Header().IsMatch(Encoding.Latin1.GetString(head)))
            found.Add("Its header is not that of PDF/A.");
        file.ReadSkeleton();
        if (file.Trailer.Contains("/Encrypt", StringComparison.Ordinal))
            found.Add("It is encrypted.");
        if (!file.Trailer.Contains("/ID [<", StringComparison.Ordinal))
            found.Add("Its trailer has no ID.");
        var counted = 0;
        for (var number = 1; number <= file.Objects; number++)
        {
            var (dictionary, _) = file.Object(number);
            if (Page().IsMatch(dictionary))
                counted++;
            if (Forbidden().Match(dictionary) is { Success: true } forbidden)
                found.Add($"Object {number} has {forbidden.Value.Trim()}, which PDF/A forbids.");
            if (dictionary.Contains("/Subtype /Type0", StringComparison.Ordinal) && file.Reference(dictionary, "ToUnicode") == 0)
                found.Add($"The font of object {number} has no ToUnicode map.");
            if (dictionary.Contains("/Type /FontDescriptor", StringComparison.Ordinal) && file.Reference(dictionary, "FontFile[23]?") == 0)
                found.Add($"The font of object {number} is not embedded.");
        }

        if (counted != pages)
            found.Add($"It has {counted} pages, its document {pages}.");
        Catalog(file, found);
    }

    private static void Catalog(PdfaFile file, List<string> found)
    {
        var root = file.Reference(file.Trailer, "Root");
        var catalog = root == 0 ? "" : file.Object(root).Dictionary;
        if (!catalog.Contains("/Type /Catalog", StringComparison.Ordinal))
        {
            found.Add("Its trailer names no catalog.");
            return;
        }

        if (!catalog.Contains("/Type /OutputIntent /S /GTS_PDFA1", StringComparison.Ordinal) || file.Reference(catalog, "DestOutputProfile") == 0)
            found.Add("It has no output intent with a profile.");
        var metadata = file.Reference(catalog, "Metadata");
        var (dictionary, stream) = metadata == 0 ? ("", 0) : file.Object(metadata);
        if (stream == 0 || dictionary.Contains("/Filter", StringComparison.Ordinal))
        {
            found.Add("It has no plain XMP.");
            return;
        }

        var xmp = Encoding.UTF8.GetString(file.Bytes(stream, LongestXmp));
        var end = xmp.IndexOf("\nendstream", StringComparison.Ordinal);
        if (end < 0 || !Identification().IsMatch(xmp[..end]))
            found.Add("Its XMP does not say that it is PDF/A-2u or PDF/A-3u.");
    }

    [GeneratedRegex(@"^%PDF-1\.7\n%[\x80-\xFF]{4}\n", RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex(@"/Type /Page( |>|/)", RegexOptions.NonBacktracking)]
    private static partial Regex Page();

    [GeneratedRegex(@"/Encrypt |/AA |/OpenAction |/JavaScript |/JS |/Launch |/LZWDecode|/Interpolate true|/JBIG2Decode", RegexOptions.NonBacktracking)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"<pdfaid:part>[23]</pdfaid:part>\s*<pdfaid:conformance>U</pdfaid:conformance>", RegexOptions.NonBacktracking)]
    private static partial Regex Identification();
}
