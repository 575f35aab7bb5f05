using System.Globalization;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Scan;

/// <summary>Renders PDF pages with poppler's <c>pdftoppm</c> as a process of its own: a crash or a hang costs one page.</summary>
public sealed class PdftoppmRasterizer(ScanOptions options) : IPdfRasterizer, IPdfFileRasterizer
{
    private const int JpegQuality = 90;
    private const int LongestComplaint = 200;
    private const long MaxJpegBytes = 512L << 20;

    public async ValueTask<RasterizedPage> RenderAsync(ReadOnlyMemory<byte> pdf, int page, double dpi, bool bilevel, CancellationToken cancel)
    {
        // Such a folder is readable for its owner only.
        var folder = Directory.CreateTempSubdirectory("ingest-pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "delivered.pdf");
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                await file.WriteAsync(pdf, cancel);
            return await RenderFileAsync(path, page, dpi, bilevel, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public async ValueTask<RasterizedPage> RenderFileAsync(string path, int page, double dpi, bool bilevel, CancellationToken cancel)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        string[] form = bilevel ? ["-mono"] : ["-jpeg", "-jpegopt", string.Create(CultureInfo.InvariantCulture, $"quality={JpegQuality}")];
        var run = await PopplerProcess.RunAsync("pdftoppm",
            ["-r", dpi.ToString("0.###", CultureInfo.InvariantCulture), "-f", number, "-l", number, "-cropbox", .. form, Path.GetFullPath(path)],
            options.RenderTimeLimit, bilevel ? (options.MaxPixels / 8) + (1 << 20) : MaxJpegBytes, cancel);
        var warnings = Complaints(run.Errors, path);
        if (run.Output.Length == 0)
            throw new ScanException(IssueCodes.PageUndecodable, $"The renderer gives no picture of the page. {string.Join(' ', warnings.Take(1))}".TrimEnd());
        return bilevel ? Bilevel(run.Output, dpi, warnings) : Jpeg(run.Output, warnings);
    }

    public async ValueTask<RendererVerdict> InspectAsync(string path, CancellationToken cancel)
    {
        try
        {
            var run = await PopplerProcess.RunAsync("pdfinfo", [Path.GetFullPath(path)], options.RenderTimeLimit, 1 << 20, cancel);
            var pages = System.Text.Encoding.Latin1.GetString(run.Output).Split('\n')
                .Where(l => l.StartsWith("Pages:", StringComparison.Ordinal))
                .Select(l => int.TryParse(l.AsSpan("Pages:".Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
                .FirstOrDefault();
            return new(run.ExitCode == 0 ? pages : 0, run.Errors.Contains("Incorrect password", StringComparison.Ordinal));
        }
        catch (ScanException)
        {
            return new(0, false);
        }
    }

    private static RasterizedPage Jpeg(byte[] bytes, IReadOnlyList<string> warnings)
    {
        var header = FileSniffer.Sniff(bytes) == FileKind.Jpeg ? JpegHeader.Read(bytes) : null;
        return header is { Truncated: false }
            ? new(bytes, ImageCoding.Jpeg, (int)header.Width, (int)header.Height, warnings)
            : throw new ScanException(IssueCodes.PageUndecodable, "The renderer stopped in the middle of the page.");
    }

    private static RasterizedPage Bilevel(byte[] bytes, double dpi, IReadOnlyList<string> warnings)
    {
        try
        {
            using var pix = Pix.Decode(bytes);
            pix.SetResolution((int)Math.Round(dpi), (int)Math.Round(dpi));
            return new(pix.EncodeG4(), ImageCoding.Tiff, pix.Width, pix.Height, warnings);
        }
        catch (NativeImageException e)
        {
            throw new ScanException(IssueCodes.PageUndecodable, "The renderer's bitmap is damaged.", e);
        }
    }

    /// <summary>Poppler quotes names out of the file: plain characters only, and few of them.</summary>
    private static List<string> Complaints(string errors, string path) =>
    [
        .. errors.Replace(path, "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new string([.. line.Select(c => c is >= ' ' and <= '~' ? c : '?').Take(LongestComplaint)]))
            .Distinct(StringComparer.Ordinal).Take(10),
    ];
}
