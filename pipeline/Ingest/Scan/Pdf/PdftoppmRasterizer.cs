using System.Globalization;
using System.Text;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Scan;

/// <summary>Renders PDF pages with poppler's <c>pdftoppm</c> as a process of its own: a crash or a hang costs one page.</summary>
public sealed class PdftoppmRasterizer(ScanOptions options) : IPdfFileRasterizer
{
    private const int JpegQuality = 90;
    private const long MaxJpegBytes = 512L << 20;
    private const int MeasureBytesPerPage = 200;

    private readonly PopplerProcess poppler = new(options);

    public async ValueTask<RasterizedPage> RenderAsync(string path, int page, double dpi, bool bilevel, CancellationToken cancel)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var what = $"Page {number} of {Path.GetFileName(path)}";
        string[] form = bilevel ? ["-mono"] : ["-jpeg", "-jpegopt", string.Create(CultureInfo.InvariantCulture, $"quality={JpegQuality}")];
        var run = await poppler.RunAsync("pdftoppm",
            ["-r", dpi.ToString("0.###", CultureInfo.InvariantCulture), "-f", number, "-l", number, "-cropbox", .. form, Path.GetFullPath(path)],
            what, bilevel ? (options.MaxPixels / 8) + (1 << 20) : MaxJpegBytes, cancel);
        if (run.Output.Length == 0 || PopplerComplaints.IsOutOfMemory(run.Errors))
            throw NoPicture(run, what);
        var warnings = PopplerComplaints.Of(run.Errors);
        return bilevel ? Bilevel(run.Output, dpi, warnings) : Jpeg(run.Output, what, warnings);
    }

    public async ValueTask<RendererVerdict> InspectAsync(string path, CancellationToken cancel)
    {
        try
        {
            var run = await poppler.RunAsync("pdfinfo", [Path.GetFullPath(path)], Path.GetFileName(path), 1 << 20, cancel);
            var pages = Value(run, "Pages:") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            return new(run.ExitCode == 0 ? pages : 0, run.Errors.Contains("Incorrect password", StringComparison.Ordinal),
                PopplerComplaints.Of(run.Errors).Contains(PopplerComplaints.Structure));
        }
        catch (ScanException)
        {
            return new(0, false, false);
        }
    }

    public async ValueTask<IReadOnlyList<(double Width, double Height)>> MeasureAsync(string path, int first, int last, CancellationToken cancel)
    {
        string[] range = ["-f", first.ToString(CultureInfo.InvariantCulture), "-l", last.ToString(CultureInfo.InvariantCulture)];
        var what = $"{(first == last ? $"Page {range[1]}" : $"Pages {range[1]} to {range[3]}")} of {Path.GetFileName(path)}";
        var run = await poppler.RunAsync("pdfinfo", [.. range, Path.GetFullPath(path)], what, (1 << 20) + ((last - first + 1L) * MeasureBytesPerPage), cancel);
        var lines = Encoding.Latin1.GetString(run.Output).Split('\n').Where(l => l.StartsWith("Page ", StringComparison.Ordinal)).ToList();
        var (sizes, turns) = (ByPage(lines, "size:"), ByPage(lines, "rot:"));
        return [.. Enumerable.Range(first, last - first + 1).Select(page => Displayed(sizes.GetValueOrDefault(page), turns.GetValueOrDefault(page)))];
    }

    private static (double Width, double Height) Displayed(string? size, string? turn) =>
        Numbers(size) is not [var width, var height] ? default : Numbers(turn) is [90 or 270] ? (height, width) : (width, height);

    /// <summary>What stands behind "Page    1 LABEL" for each page.</summary>
    private static Dictionary<int, string> ByPage(IEnumerable<string> lines, string label)
    {
        var values = new Dictionary<int, string>();
        foreach (var line in lines)
            if (line.IndexOf($" {label}", StringComparison.Ordinal) is > 0 and var at && int.TryParse(line["Page ".Length..at], CultureInfo.InvariantCulture, out var page))
                values.TryAdd(page, line[(at + 1 + label.Length)..].Trim());
        return values;
    }

    private static string? Value(PopplerOutput run, string label) =>
        Encoding.Latin1.GetString(run.Output).Split('\n').FirstOrDefault(l => l.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim();

    /// <summary>"595.28 x 841.89 pts (A4)" gives two numbers.</summary>
    private static List<double> Numbers(string? text)
    {
        var numbers = new List<double>();
        foreach (var word in (text ?? "").Split(' ').Where(w => w != "x"))
        {
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                break;
            numbers.Add(number);
        }
        return numbers;
    }

    private ScanException NoPicture(PopplerOutput run, string what) => PopplerComplaints.IsOutOfMemory(run.Errors)
        ? new(IssueCodes.FileLimit, string.Create(CultureInfo.InvariantCulture,
            $"{what}: the renderer needs more than its {options.RenderMemory} bytes of memory. If the page is known to be good, raise Scan:RenderMemory."))
        : new(IssueCodes.PageUndecodable, $"{what}: the renderer gives no picture. {string.Join(' ', PopplerComplaints.Of(run.Errors).Take(1))}".TrimEnd());

    private static RasterizedPage Jpeg(byte[] bytes, string what, IReadOnlyList<string> warnings)
    {
        var header = FileSniffer.Sniff(bytes) == FileKind.Jpeg ? JpegHeader.Read(bytes) : null;
        return header is { Truncated: false }
            ? new(bytes, ImageCoding.Jpeg, (int)header.Width, (int)header.Height, warnings)
            : throw new ScanException(IssueCodes.PageUndecodable, $"{what}: the renderer stopped in the middle.");
    }

    private RasterizedPage Bilevel(byte[] bytes, double dpi, IReadOnlyList<string> warnings)
    {
        try
        {
            using var pix = PbmFile.Read(bytes, options);
            pix.SetResolution((int)Math.Round(dpi), (int)Math.Round(dpi));
            return new(pix.EncodeG4(), ImageCoding.Tiff, pix.Width, pix.Height, warnings);
        }
        catch (NativeImageException e)
        {
            throw new ScanException(IssueCodes.PageUndecodable, "The renderer's bitmap is damaged.", e);
        }
    }
}
