using BitMiracle.LibTiff.Classic;
using Ingest.Model;
using Ingest.Scan;
using TiffTag = BitMiracle.LibTiff.Classic.TiffTag;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan.Formats;

public sealed class TiffFormatTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Kinds() => [.. TiffVariants.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Alone_and_cut_out_of_a_stack_a_page_decodes_to_what_was_encoded(string kind)
    {
        var (variant, tolerance) = TiffVariants.All[kind];
        foreach (var count in (int[])[1, 2])
        {
            var pages = await Scanning.PagesAsync(folder.Write($"{count}.tif", variant.Write(count)));

            Assert.Equal(count, pages.Count);
            foreach (var page in pages)
            {
                Assert.Empty(page.Issues);
                Assert.InRange(variant.Picture(page.Id.Number).DistanceTo(Decoded.Of(page)), 0, tolerance);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Old_style_jpeg_decodes_with_its_tables_outside_the_strips(bool asStream)
    {
        var tiff = new RawTiff();
        for (var page = 1; page <= 2; page++)
        {
            using var pix = Pattern.GreyBlocks(page).ToPix();
            using var grey = pix.ToGrey();
            OldJpeg.Add(tiff, grey.EncodeJpeg(100), grey.Width, grey.Height, asStream);
        }

        var pages = await Scanning.PagesAsync(folder.Write("old.tif", tiff.ToArray()));

        Assert.Equal(2, pages.Count);
        Assert.All(pages, p => Assert.InRange(Pattern.GreyBlocks(p.Id.Number).DistanceTo(Decoded.Of(p)), 0, 2));
    }

    [Theory]
    [InlineData(ResUnit.INCH, 204, 98, 204, 98)]
    [InlineData(ResUnit.INCH, 204, 196, 204, 196)]
    [InlineData(ResUnit.CENTIMETER, 118.11, 118.11, 300, 300)]
    [InlineData(ResUnit.CENTIMETER, 80.3, 38.5, 204, 98)]
    public async Task Resolution_is_kept_per_axis_and_the_pixels_are_not_stretched(ResUnit unit, double x, double y, double dpiX, double dpiY)
    {
        var variant = new TiffVariant(Pattern.Bilevel, Compression.CCITTFAX3, Photometric.MINISWHITE)
        {
            Bits = 1,
            Tags = tiff =>
            {
                tiff.SetField(TiffTag.RESOLUTIONUNIT, unit);
                tiff.SetField(TiffTag.XRESOLUTION, x);
                tiff.SetField(TiffTag.YRESOLUTION, y);
            },
        };

        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("fax.tif", variant.Write(1))));

        Assert.Equal((dpiX, dpiY), (Math.Round(page.Image!.DpiX), Math.Round(page.Image.DpiY)));
        Assert.Equal(0, variant.Picture(1).DistanceTo(Decoded.Of(page)));
        using var pix = new ImageDecoder().Decode(page.Bytes, ImageCoding.Tiff, page.Image);
        Assert.Equal(((int)dpiX, (int)dpiY), pix.Resolution);
    }
}
