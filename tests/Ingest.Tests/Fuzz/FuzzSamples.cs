using Ingest.Tests.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fuzz;

/// <summary>Small files to damage: real ones where the test data are there, and always generated ones.</summary>
internal static class FuzzSamples
{
    private const int LargestBytes = 60_000;
    private const int MostFiles = 80;

    public static IReadOnlyList<byte[]> Tiffs => [TiffFile.Write(3, _ => { }), .. Real("image_robustness", ".tif", ".tiff")];

    public static IReadOnlyList<byte[]> Pictures => [TestPictures.Printed(["Bescheid"], 40), .. Real("image_robustness", ".jpg", ".jpeg", ".png", ".bmp", ".webp", ".jp2", ".j2k", ".jpf", ".jpx")];

    public static IReadOnlyList<byte[]> Pdfs => [new PdfFile().Page(200, 100, "0 0 m 10 10 l S", "").Page(100, 100, "", "").ToArray(), .. Real("pdf_robustness", ".pdf")];

    private static IEnumerable<byte[]> Real(string set, params string[] extensions) => !TestData.Available ? [] :
        Directory.EnumerateFiles(TestData.Path(set), "*", SearchOption.AllDirectories)
            .Where(f => extensions.Contains(Path.GetExtension(f).ToLowerInvariant()) && new FileInfo(f).Length is > 0 and < LargestBytes)
            .Order(StringComparer.Ordinal).Take(MostFiles).Select(File.ReadAllBytes);
}
