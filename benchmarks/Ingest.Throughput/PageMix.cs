using System.Globalization;
using Ingest.Native;
using Ingest.Sample;

namespace Ingest.Throughput;

/// <summary>
/// Chooses the pages and writes them into a work folder: G4 letters and whole colour JPEG pages as they are, colour scans of print and drawn invoices as colour JPEG.
/// The choice is fixed: the same data give the same pages.
/// </summary>
internal sealed class PageMix(string folder, int pages, bool generated)
{
    private const int JpegQuality = 85;
    /// <summary>For scans whose file names none: the catalogue pages are book pages of 1,400 by 2,200 pixels.</summary>
    private const int UnstatedDpi = 240;
    /// <summary>Pixels across a page that was scanned at about 300 dpi.</summary>
    private const int WholePage = 2000;

    private static string Data => Path.GetFullPath(
        Environment.GetEnvironmentVariable("INGEST_TESTDATA") is { Length: > 0 } given ? given : Path.Combine(Checkout.Root, "..", "shared", "data"));

    private bool Generates => generated || !Directory.Exists(Data);

    public string Description => Generates ? "generated office pages, 300 dpi" : "real G4 letters, 300 dpi; real colour JPEG scans of typewriting, 300 dpi, of print, 240 dpi, and drawn invoices, 300 dpi";

    public async Task<IReadOnlyList<Half>> WriteAsync(CancellationToken cancel)
    {
        var (colour, bitonal) = (Folder("colour"), Folder("bitonal"));
        if (Generates)
        {
            await GenerateAsync(colour, bilevel: false, cancel);
            await GenerateAsync(bitonal, bilevel: true, cancel);
        }
        else
        {
            WriteColour(colour);
            Repeat(colour);
            foreach (var letter in Chosen(Path.Combine(Data, "letters_en"), "*.tif", pages))
                File.Copy(letter, Path.Combine(bitonal, Path.GetFileName(letter)));
        }
        return [await HalfAsync("colour JPEG", colour, cancel), await HalfAsync("bitonal G4", bitonal, cancel)];
    }

    private void WriteColour(string target)
    {
        var delivered = Directory.EnumerateFiles(Path.Combine(Data, "typewriter_de"), "*.jpg").Order(StringComparer.Ordinal).Where(IsWholePage).Take(pages / 3).ToList();
        foreach (var file in delivered)
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        var invoices = Chosen(Path.Combine(Data, "invoices_de", "render"), "*.png", pages / 3);
        foreach (var file in Chosen(Path.Combine(Data, "catalogues_de"), "*.png", pages - invoices.Count - delivered.Count).Concat(invoices))
        {
            using var scan = Pix.Decode(File.ReadAllBytes(file));
            using var colour = scan.ToColour();
            var dpi = scan.Resolution.X > 0 ? scan.Resolution.X : UnstatedDpi;
            colour.SetResolution(dpi, dpi);
            File.WriteAllBytes(Path.Combine(target, Path.GetFileNameWithoutExtension(file) + ".jpg"), colour.EncodeJpeg(JpegQuality));
        }
    }

    /// <summary>The data have seventeen colour pages: a longer run gets them again, under other names.</summary>
    private void Repeat(string target)
    {
        var distinct = Directory.EnumerateFiles(target).Order(StringComparer.Ordinal).ToList();
        for (var n = distinct.Count; n < pages; n++)
            File.Copy(distinct[n % distinct.Count], Path.Combine(target, string.Create(CultureInfo.InvariantCulture, $"again{n / distinct.Count}-{Path.GetFileName(distinct[n % distinct.Count])}")));
    }

    private static bool IsWholePage(string file)
    {
        using var scan = Pix.Decode(File.ReadAllBytes(file));
        return scan.Width >= WholePage;
    }

    private async Task GenerateAsync(string target, bool bilevel, CancellationToken cancel)
    {
        var scan = new SampleScan { Bilevel = bilevel };
        Func<int, Task<IReadOnlyList<SamplePage>>>[] forms =
        [
            seed => SamplePages.LetterAsync(seed, scan, cancel), seed => SamplePages.NoticeAsync(seed, scan, cancel),
            seed => SamplePages.InvoiceAsync(seed, scan, cancel), seed => SamplePages.MinutesAsync(seed, scan, cancel),
        ];
        for (var n = 0; n < pages; n++)
        {
            var page = (await forms[n % forms.Length](n + 1))[0];
            var name = string.Create(CultureInfo.InvariantCulture, $"page-{n + 1:D3}.{(bilevel ? "tif" : "jpg")}");
            await File.WriteAllBytesAsync(Path.Combine(target, name), page.Bytes, cancel);
        }
    }

    private static async Task<Half> HalfAsync(string name, string folder, CancellationToken cancel)
    {
        var half = new Half(name, folder, folder + ".pdf");
        // What OCRmyPDF itself makes of images, done beforehand: its time is not counted.
        if (await Tool.TryRunAsync("/usr/bin/python3", ["-m", "img2pdf", "-o", half.Pdf, .. half.Pages], cancel) != 0)
            File.Delete(half.Pdf);
        return half;
    }

    /// <summary>Evenly spread over the folder.</summary>
    private static List<string> Chosen(string folder, string pattern, int count)
    {
        var files = Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).ToList();
        return count >= files.Count ? files : [.. Enumerable.Range(0, count).Select(i => files[i * files.Count / count])];
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
}
