using System.Globalization;
using Ingest.Model;
using Ingest.Native;
using Ingest.Prepare;
using Ingest.Tests.Support;

namespace Ingest.Tests.Prepare;

/// <summary>The quick look that spares pages of writing the scan for codes.</summary>
public sealed class CodeTracesTests
{
    [Fact]
    public void Every_sheet_with_a_code_is_looked_at_closely()
    {
        foreach (var row in TestScope.Choose(TruthTable.Read("separators", "truth.tsv"), 6).Where(r => r["values_page=text"].Length > 0))
        {
            using var sheet = Pix.Decode(TestPictures.Page(TestData.Path("separators", row["file"]), int.Parse(row["values_page=text"].Split("=")[0], CultureInfo.InvariantCulture), 200));
            Assert.True(Look(sheet, 200) > 0, row["file"]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_code_is_seen_whichever_way_the_sheet_lies(int quarterTurns)
    {
        if (!TestData.Available)
            return;
        foreach (var name in (string[])["patch-code-t.pdf", "barcode-39-custom.pdf", "barcode-qr-custom.pdf"])
        {
            using var sheet = Pix.Decode(TestPictures.Page(TestData.Path("separators", "sheets/" + name), 1, 150));
            using var turned = sheet.TurnClockwise(quarterTurns);
            Assert.True(Look(turned, 150) > 0, name);
        }
    }

    [Fact]
    public void Most_pages_of_writing_are_not_scanned()
    {
        var letters = TestData.Available ? Directory.EnumerateFiles(TestData.Path("letters_en", ""), "*.tif").Order(StringComparer.Ordinal).Take(8).ToList() : [];
        var scanned = letters.Count(file =>
        {
            using var letter = Pix.Decode(File.ReadAllBytes(file));
            return Look(letter, 300) > 0;
        });
        Assert.True(scanned <= letters.Count / 2, $"{scanned} of {letters.Count}");
    }

    /// <summary>How often the scanner was asked.</summary>
    private static int Look(Pix page, int dpi)
    {
        using var pixels = page.Depth == 1 ? page.TurnClockwise(0) : page.ToGrey();
        var resolution = new UprightResolution(dpi, dpi);
        var coarse = CoarsePage.Of(pixels, resolution);
        using var finder = new CodeFinder();
        finder.Find(pixels, coarse, PaperView.Of(coarse, resolution), resolution);
        return finder.Scans;
    }
}
