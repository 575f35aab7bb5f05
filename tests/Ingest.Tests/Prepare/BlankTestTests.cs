using Ingest.Model;
using Ingest.Native;
using Ingest.Prepare;
using Ingest.Sample;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Prepare;

public sealed class BlankTestTests
{
    private readonly PagePreparer preparer = new(new TestPages.Decoder(), TimeProvider.System);

    public static TheoryData<string, string> Blank { get; } = new()
    {
        { "nothing", "" },
        { "specks of a quarter millimetre", "100 200 .7 .7 re 300 500 .7 .7 re 420 90 .7 .7 re 210 644 .7 .7 re f" },
        { "two punch holes", Disk(34, 421 + 113, 8.5) + Disk(34, 421 - 113, 8.5) },
        { "two punch holes before a white lid", ".7 w " + Ring(34, 421 + 113) + Ring(34, 421 - 113) },
        { "two punch holes of a skewed sheet", ".7 w " + Ring(34, 421 + 113) + Ring(44, 421 - 112.8) },
        { "edge shadow that widens", "0 0 m 0 842 l 12 842 l 30 0 l f" },
        { "tint of the whole paper", ".85 g 0 0 595 842 re f" },
    };

    public static TheoryData<string, string> Written { get; } = new()
    {
        { "page number", "BT /F 10 Tf 297 40 Td (7) Tj ET" },
        { "one word in the corner", "BT /F 9 Tf 500 800 Td (gez.) Tj ET" },
        { "paraph in thin ink", ".9 w 400 120 m 405 150 415 150 412 118 c 420 145 430 140 428 122 c S" },
        { "pencil stroke", ".6 G 1.2 w 150 400 m 190 410 l S" },
        { "stamp in light blue", ".5 .7 1 RG 2 w 300 300 120 50 re S" },
        { "yellow marker", "1 1 .4 rg 100 500 150 12 re f" },
        { "dotted line of a form", "1.4 w 1 J [0 6] 0 d 100 300 m 250 300 l S" },
        { "one ring near the edge", ".7 w " + Ring(34, 421 + 113) },
        { "two rings near the edge that no punch makes", ".7 w " + Ring(34, 421 + 113) + Ring(34, 421) },
        { "two rings amid the page", ".7 w " + Ring(297, 421 + 113) + Ring(297, 421 - 113) },
        { "picture up to the edges", ".3 g 0 0 595 842 re f" },
    };

    [Theory]
    [MemberData(nameof(Blank))]
    public async Task Blank_paper_is_blank_at_every_resolution(string what, string drawing) => await AssertBlank(true, what, drawing);

    [Theory]
    [MemberData(nameof(Written))]
    public async Task A_single_mark_makes_a_page_written(string what, string drawing) => await AssertBlank(false, what, drawing);

    [Fact]
    public async Task Generated_backs_with_dust_and_punch_holes_are_spared_the_reading()
    {
        foreach (var (seed, bilevel) in Enumerable.Range(1, 6).SelectMany(s => new[] { (s, true), (s, false) }))
        {
            var page = await SamplePages.BlankAsync(seed, showThrough: false, new SampleScan { Bilevel = bilevel }, default);
            using var prepared = await preparer.RunAsync(TestPages.Scanned(page.Bytes.ToArray(), 300), default);
            Assert.True(prepared.Findings.Blank && prepared.Pixels is null, $"seed {seed}, {(bilevel ? "bilevel" : "colour")}");
        }
    }

    [Theory]
    [InlineData("1 1 .4 rg 100 500 150 12 re f", 150)]
    [InlineData("1 1 .4 rg 100 500 150 12 re f", 300)]
    [InlineData("1 1 .4 rg 100 500 150 12 re f", 400)]
    [InlineData(".5 .7 1 RG 2 w 300 300 120 50 re S", 150)]
    [InlineData(".5 .7 1 RG 2 w 300 300 120 50 re S", 300)]
    [InlineData(".5 .7 1 RG 2 w 300 300 120 50 re S", 600)]
    public async Task Pale_colours_of_a_jpeg_make_a_page_written_although_it_is_read_in_grey(string drawing, int dpi)
    {
        using var colour = Pix.Decode(TestPictures.Printed([], dpi, drawing: drawing));
        var page = TestPages.Scanned(colour.EncodeJpeg(90), dpi);
        var jpeg = page with { Image = page.Image! with { Delivered = page.Image.Delivered with { Coding = ImageCoding.Jpeg } } };
        using var prepared = await new PagePreparer(new ImageDecoder(), TimeProvider.System).RunAsync(jpeg, default);
        Assert.False(prepared.Findings.Blank);
        Assert.Equal(8, prepared.Pixels?.Depth);
    }

    private async Task AssertBlank(bool expected, string what, string drawing)
    {
        foreach (var dpi in new[] { 96, 150, 300, 400 })
        {
            using var prepared = await preparer.RunAsync(TestPages.Scanned(TestPictures.Printed([], dpi, drawing: drawing), dpi), default);
            Assert.True(expected == prepared.Findings.Blank, $"{what} at {dpi} dpi");
        }
    }

    private static string Ring(double x, double y) => Circle(x, y, 7.7) + "S ";

    private static string Disk(double x, double y, double r) => Circle(x, y, r) + "f ";

    private static string Circle(double x, double y, double r)
    {
        var k = r * 0.5523;
        return FormattableString.Invariant($"{x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c {x - k} {y + r} {x - r} {y + k} {x - r} {y} c {x - r} {y - k} {x - k} {y - r} {x} {y - r} c {x + k} {y - r} {x + r} {y - k} {x + r} {y} c ");
    }
}
