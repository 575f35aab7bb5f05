using Ingest.Scan;
using UglyToad.PdfPig;

namespace Ingest.Tests.Scan;

/// <summary>Which pages of a PDF need not be looked at before the first one is read.</summary>
public sealed class PdfSurveyTests
{
    private const string Bilevel = "/ColorSpace /DeviceGray /BitsPerComponent 1";

    [Fact]
    public void Pages_of_nothing_but_pictures_can_wait()
    {
        var pdf = new PdfFile();
        var image = pdf.Image(8, 8, Bilevel, new byte[8]);
        pdf.Scan(100, 100, image).Scan(200, 100, image);

        Assert.Equal([true, true], Surveyed(pdf));
    }

    [Theory]
    [InlineData("/Font << /F 4 0 R >>", "")]
    [InlineData("", "/Annots [ << /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >> ]")]
    [InlineData("", "/UserUnit 100")]
    [InlineData("", "/CropBox [0 0 20000 20000]")]
    public void A_page_that_may_hold_text_attachments_or_too_much_is_planned_first(string resources, string more)
    {
        var pdf = new PdfFile();
        var image = pdf.Image(8, 8, Bilevel, new byte[8]);
        pdf.Scan(100, 100, image).Scan(100, 100, image, "", resources, more);

        Assert.Equal([true, false], Surveyed(pdf));
    }

    [Fact]
    public void A_form_and_a_picture_beyond_the_limit_are_planned_first()
    {
        var pdf = new PdfFile();
        var form = pdf.Stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 1 1 re f"u8.ToArray());
        var huge = pdf.Image(100_000, 100_000, Bilevel, new byte[8]);
        pdf.Scan(100, 100, form).Scan(100, 100, huge);

        Assert.Equal([false, false], Surveyed(pdf));
    }

    [Fact]
    public void A_page_that_stands_in_the_tree_twice_makes_no_page_wait()
    {
        var pdf = new PdfFile();
        var image = pdf.Image(8, 8, Bilevel, new byte[8]);
        pdf.Scan(100, 100, image);
        pdf.Kid(image + 2);

        Assert.Empty(Surveyed(pdf));
    }

    private static IReadOnlyList<bool> Surveyed(PdfFile file)
    {
        using var document = PdfDocument.Open(file.ToArray());
        return PdfSurvey.PagesThatCanWait(document, new ScanOptions());
    }
}
