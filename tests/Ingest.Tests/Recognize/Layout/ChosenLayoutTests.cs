using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize.Ink;
using Ingest.Recognize.Layout;
using Ingest.Recognize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize.Layout;

/// <summary>Our own finder against Tesseract's layout analysis, and which of them a page is given to.</summary>
[Collection(LeakCheck.Collection)]
public sealed class ChosenLayoutTests
{
    private static readonly string[] Text =
        ["Stadtverwaltung Musterstadt", "Sehr geehrte Damen und Herren,", "Ihr Antrag vom 12.03.1956 ist hier eingegangen.", "Mit freundlichen Grüßen"];

    [Fact]
    public void A_plain_page_is_left_to_our_own_finder()
    {
        using var pool = Pool();
        using var page = Printed();
        var found = new ChosenLayout(pool).Find(Shown(page));
        Assert.Equal("ink", found.Finder);
        Assert.Equal(Text.Length, found.Lines.Count);
        Assert.Equal(0, pool.Created);
    }

    [Fact]
    public void A_page_with_a_picture_is_left_to_tesseract()
    {
        using var pool = Pool();
        using var page = Printed("0.2 g 72 100 450 350 re f");
        var found = new ChosenLayout(pool).Find(Shown(page));
        Assert.StartsWith("tesseract", found.Finder, StringComparison.Ordinal);
        Assert.Equal(1, pool.Created);
    }

    [Fact]
    public void Lines_found_on_half_the_pixels_lie_where_they_are_on_all()
    {
        using var pool = Pool();
        using var page = Printed();
        var layout = new TesseractLayout(pool);
        var (whole, half) = (layout.FindLines(Shown(page)), layout.FindLines(Shown(page), halved: true));
        Assert.Equal(whole.Count, half.Count);
        foreach (var (a, b) in whole.Zip(half))
        {
            Assert.InRange(b.Box.Left, a.Box.Left - 3, a.Box.Left + 3);
            Assert.InRange(b.Box.Top, a.Box.Top - 3, a.Box.Top + 3);
            Assert.InRange(b.Box.Right, a.Box.Right - 3, a.Box.Right + 3);
            Assert.InRange(b.Box.Bottom, a.Box.Bottom - 3, a.Box.Bottom + 3);
            Assert.InRange(b.Baseline.Y0, a.Baseline.Y0 - 3, a.Baseline.Y0 + 3);
        }
    }

    /// <summary>On simple real pages our finder has every line of text that Tesseract's has. Signatures, rules and logos Tesseract boxes as lines, too.</summary>
    [Theory]
    [InlineData("letters_en", "*.tif", 6)]
    [InlineData("antiqua_de", "*.jpg", 4)]
    public void No_line_of_tesseract_is_missed_on_simple_scans(string set, string pattern, int count)
    {
        if (!TestData.Available)
            return;
        using var pool = Pool();
        var tesseract = new TesseractLayout(pool);
        var (lines, missed, simple) = (0, 0, 0);
        foreach (var file in TestScope.Choose([.. Directory.EnumerateFiles(TestData.Path(set), pattern).Order(StringComparer.Ordinal)], count))
        {
            using var decoded = Pix.Decode(File.ReadAllBytes(file));
            using var page = decoded.Depth == 1 ? decoded.TurnClockwise(0) : decoded.ToGrey();
            var seen = LineFinder.Find(PageInk.Of(page), 300, 0);
            if (!SimplePage.Is(seen))
                continue;
            simple++;
            foreach (var line in tesseract.FindLines(Shown(page)).Where(l => IsText(l.Box, seen.Unit)))
            {
                lines++;
                missed += seen.Lines.Sum(l => Shared(l.Region.Box, line.Box)) < 0.5 * Area(line.Box) ? 1 : 0;
            }
        }
        Assert.True(simple >= count / 2, $"Only {simple} of {count} pages are simple.");
        Assert.True(missed <= 0.03 * lines, $"{missed} of {lines} lines are missed.");
    }

    private static bool IsText(Box line, double unit) => line.Width > 4 * line.Height && line.Height > unit && line.Height < 2.6 * unit;

    private static double Area(Box box) => (double)box.Width * box.Height;

    private static double Shared(Box a, Box b) =>
        (double)Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left)) * Math.Max(0, Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top));

    private static Pix Printed(string drawing = "")
    {
        using var page = Pix.Decode(TestPictures.Printed(Text, 300, drawing: drawing));
        return page.ToGrey();
    }

    private static PagePicture Shown(Pix page) => new(page, new UprightResolution(300, 300));

    private static EnginePool Pool() => new(new ModelFolder(""), ["deu"]);
}
