using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Ingest.Native;

namespace Ingest.Tests.Support;

/// <summary>Single pages as encoded pictures: printed by the test itself, or taken out of a file of the test data.</summary>
public static class TestPictures
{
    private const int TiffG4 = 8;
    private const int Png = 3;

    /// <summary>An A4 page with these lines in Helvetica, 12 points each unless told, as grey PNG.</summary>
    public static byte[] Printed(IReadOnlyList<string> lines, int dpi = 300, int points = 12, string drawing = "")
    {
        var content = new StringBuilder($"BT /F {points} Tf {points * 1.5} TL 72 760 Td ");
        foreach (var line in lines)
            content.Append(CultureInfo.InvariantCulture, $"({line.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)}) Tj T* ");
        content.Append("ET ").Append(drawing);
        using var folder = new TempFolder();
        return PdfPage(folder.Write("page.pdf", Pdf(content.ToString())), 1, dpi);
    }

    /// <summary>Page <paramref name="number"/> (from 1) of a PDF, TIFF or single image as one encoded image; PDFs are drawn at <paramref name="dpi"/>.</summary>
    public static byte[] Page(string file, int number, int dpi) => Path.GetExtension(file) switch
    {
        ".pdf" => PdfPage(file, number, dpi),
        ".tif" or ".tiff" => TiffPage(file, number),
        _ => File.ReadAllBytes(file),
    };

    public static int PageCount(string file) => Path.GetExtension(file) switch
    {
        ".pdf" => int.Parse(Run("pdfinfo", file).Split('\n').First(l => l.StartsWith("Pages:", StringComparison.Ordinal))[6..], CultureInfo.InvariantCulture),
        _ => 1,
    };

    public static string Run(string program, params string[] arguments) => Tool.RunAsync(program, arguments).GetAwaiter().GetResult();

    private static byte[] PdfPage(string file, int number, int dpi)
    {
        using var folder = new TempFolder();
        var page = number.ToString(CultureInfo.InvariantCulture);
        Run("pdftoppm", "-r", dpi.ToString(CultureInfo.InvariantCulture), "-f", page, "-l", page, "-png", "-singlefile", file, folder["page"]);
        return File.ReadAllBytes(folder["page.png"]);
    }

    private static byte[] TiffPage(string file, int number)
    {
        var bytes = File.ReadAllBytes(file);
        var pix = pixReadMemTiff(bytes, (nuint)bytes.Length, number - 1);
        Assert.NotEqual(0, pix);
        Assert.Equal(0, pixWriteMem(out var data, out var size, pix, pixGetDepth(pix) == 1 ? TiffG4 : Png));
        var single = new byte[size];
        Marshal.Copy(data, single, 0, single.Length);
        lept_free(data);
        pixDestroy(ref pix);
        return single;
    }

    private static byte[] Pdf(string content)
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            $"<</Length {content.Length}>>stream\n{content}\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        for (var i = 0; i < objects.Length; i++)
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj{objects[i]}\nendobj\n");
        pdf.Append("trailer<</Root 1 0 R/Size 6>>\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    [DllImport("liblept.so.5")] private static extern nint pixReadMemTiff(byte[] data, nuint size, int page);
    [DllImport("liblept.so.5")] private static extern int pixWriteMem(out nint data, out nuint size, nint pix, int format);
    [DllImport("liblept.so.5")] private static extern int pixGetDepth(nint pix);
    [DllImport("liblept.so.5")] private static extern void pixDestroy(ref nint pix);
    [DllImport("liblept.so.5")] private static extern void lept_free(nint data);
}
