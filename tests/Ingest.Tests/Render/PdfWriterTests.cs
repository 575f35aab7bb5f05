using System.Text;
using Ingest.Model;
using Ingest.Render;
using Ingest.Render.Images;
using Ingest.Render.Pdf;
using Ingest.Tests.Support;

namespace Ingest.Tests.Render;

public sealed class PdfWriterTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void Twin_of_a_mixed_document_conforms_to_part_1b()
    {
        var path = folder["twin.pdf"];
        Samples.Pdf(path, PdfProfile.A1b, MixedPages());
        PdfAsserts.ConformsToPdfa1bTwin(path);
    }

    [Fact]
    public void Preflight_sees_a_broken_file()
    {
        var path = folder["broken.pdf"];
        var text = Encoding.Latin1.GetString(Samples.Pdf(path, PdfProfile.A1b, MixedPages()));
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text.Replace("/OutputIntents", "/OutputIntentz", StringComparison.Ordinal)));
        Assert.NotEqual("", PdfAsserts.Violations(path));
    }

    [Fact]
    public void Mixed_document_follows_the_rules_of_part_2u() =>
        PdfAsserts.ConformsToPdfa2u(Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, MixedPages()));

    [Fact]
    public void Poppler_and_mupdf_draw_every_page_without_complaint()
    {
        var path = folder["a.pdf"];
        Samples.Pdf(path, PdfProfile.A2u, MixedPages());
        Tool.Quietly("pdftoppm", "-r", "20", "-png", path, folder["page"]);
        Assert.Equal(MixedPages().Length, Directory.GetFiles(folder.Root, "page*.png").Length);
        Tool.Quietly("pdftotext", path, folder["words.txt"]);
        var mupdf = Tool.Run("mutool", "draw", "-q", "-o", folder["m%d.png"], "-r", "20", path);
        // Debian builds mupdf without a colour engine
        Assert.Equal((0, ""), (mupdf.ExitCode, mupdf.Errors.Replace("warning: ICC support is not available\n", "", StringComparison.Ordinal)));
        Assert.Contains("Pages: 5", Tool.Run("mutool", "info", path).Output);
    }

    [Fact]
    public void Same_pages_give_the_same_bytes() =>
        Assert.Equal(Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, MixedPages()), Samples.Pdf(folder["b.pdf"], PdfProfile.A2u, MixedPages()));

    [Theory]
    [InlineData(Turn.None, 595.2, 480)]
    [InlineData(Turn.Right, 480, 595.2)]
    [InlineData(Turn.Half, 595.2, 480)]
    [InlineData(Turn.Left, 480, 595.2)]
    public void Page_has_the_size_of_the_upright_picture(Turn turn, double width, double height)
    {
        // 2480 x 1000 at 300 x 150 dpi, as fax machines deliver
        var image = Samples.Image(default, ImageCoding.Tiff, 2480, 1000) with { DpiY = 150 };
        var sheet = PageSheet.Of(image, turn);
        Assert.Equal((width, height), (Math.Round(sheet.Width, 1), Math.Round(sheet.Height, 1)));
    }

    [Theory]
    [InlineData(40_000, 20_000, 10)]
    [InlineData(1, 1, 300)]
    [InlineData(100, 100, double.NaN)]
    [InlineData(100, 100, 0)]
    public void Page_of_senseless_size_stays_within_the_limits(int width, int height, double dpi)
    {
        var sheet = PageSheet.Of(Samples.Image(default, ImageCoding.Tiff, width, height, dpi), Turn.None);
        Assert.InRange(sheet.Width, 3, 14_400);
        Assert.InRange(sheet.Height, 3, 14_400);
    }

    [Fact]
    public void Summary_and_metadata_are_as_agreed()
    {
        var file = new PdfFile(Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, MixedPages()));
        Golden.Verify("render/mixed.pdf.txt", file.Summary());
        Golden.Verify("render/mixed.xmp.txt", file.Xmp);
    }

    [Fact]
    public void Document_without_pages_is_refused()
    {
        using var file = new HashedFileStream(folder["none.pdf"]);
        Assert.Throws<InvalidOperationException>(() => new PdfWriter(file, PdfProfile.A2u).Finish(Samples.Description));
    }

    private static (PageImage, byte[], Turn, PageText)[] MixedPages()
    {
        var g4 = Samples.G4(1240, 1754);
        var colour = Samples.Jpeg(1240, 1754);
        var grey = Samples.Jpeg(800, 600, colour: false);
        var blank = Samples.G4(600, 400);
        return
        [
            (Samples.Image(g4, ImageCoding.Tiff, 1240, 1754, 150), g4, Turn.None, Samples.Lines(1240, 1754, 10, 5)),
            (Samples.Image(colour, ImageCoding.Jpeg, 1240, 1754, 150), colour, Turn.Right, Samples.Lines(1754, 1240, 6, 4, 0.02)),
            (Samples.Image(grey, ImageCoding.Jpeg, 800, 600, 100), grey, Turn.Half, Samples.Lines(800, 600, 3, 3, -0.03)),
            (Samples.Image(blank, ImageCoding.Tiff, 600, 400, 100), blank, Turn.Left, PageText.Empty),
            (Samples.Image(blank, ImageCoding.Tiff, 600, 400, 100), blank, Turn.None, Samples.Lines(600, 400, 2, 2, word: n => n == 0 ? "𝔉rüh" : "ﬁnden")),
        ];
    }

    public void Dispose() => folder.Dispose();
}
